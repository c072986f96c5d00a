# needs: CreateVirtualMFADevice ListVirtualMFADevices DeleteVirtualMFADevice ListMFADeviceTags
resource "aws_iam_virtual_mfa_device" "phone" {
  virtual_mfa_device_name = "phone"
  path                    = "/team/"
  tags                    = { model = "x" }
}
