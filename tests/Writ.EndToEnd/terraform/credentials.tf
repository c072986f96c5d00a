# needs: UploadSigningCertificate ListSigningCertificates DeleteSigningCertificate UploadSSHPublicKey GetSSHPublicKey DeleteSSHPublicKey CreateServiceSpecificCredential ListServiceSpecificCredentials DeleteServiceSpecificCredential
resource "aws_iam_signing_certificate" "grace" {
  user_name        = aws_iam_user.grace.name
  certificate_body = file("${var.files}/certificate.pem")
}

resource "aws_iam_user_ssh_key" "grace" {
  username   = aws_iam_user.grace.name
  encoding   = "SSH"
  public_key = trimspace(file("${var.files}/ssh.pub"))
}

resource "aws_iam_service_specific_credential" "grace" {
  user_name    = aws_iam_user.grace.name
  service_name = "codecommit.amazonaws.com"
}
