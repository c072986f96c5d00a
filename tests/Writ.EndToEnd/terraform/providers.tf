# needs: CreateSAMLProvider GetSAMLProvider DeleteSAMLProvider CreateOpenIDConnectProvider GetOpenIDConnectProvider DeleteOpenIDConnectProvider
resource "aws_iam_saml_provider" "company" {
  name                   = "company"
  saml_metadata_document = trimspace(file("${var.files}/saml.xml"))
  tags                   = { kind = "people" }
}

resource "aws_iam_openid_connect_provider" "company" {
  url             = "https://idp.company.example/tenant"
  client_id_list  = ["one", "two"]
  thumbprint_list = ["1111111111111111111111111111111111111111"]
  tags            = { kind = "programs" }
}
