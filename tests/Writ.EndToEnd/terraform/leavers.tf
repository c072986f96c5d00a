# needs: DeleteLoginProfile ListMFADevices ListVirtualMFADevices DeactivateMFADevice ListSSHPublicKeys ListSigningCertificates ListServiceSpecificCredentials
# Who leaves is taken out of everything first.
resource "aws_iam_user" "leaver" {
  name          = "leaver"
  force_destroy = true
}
