# needs: UploadServerCertificate GetServerCertificate DeleteServerCertificate ListServerCertificates
resource "aws_iam_server_certificate" "site" {
  name             = "site"
  path             = "/site/"
  certificate_body = file("${var.files}/certificate.pem")
  private_key      = file("${var.files}/private-key.pem")
  tags             = { site = "one" }

  lifecycle {
    ignore_changes = [private_key] # nobody can read it back
  }
}
