# needs: CreateOrganization CreateAccount CreatePolicy PutResourcePolicy RegisterDelegatedAdministrator
# An organization with accounts in units within units, and what holds them.
resource "aws_organizations_organization" "company" {
  feature_set                   = "ALL"
  aws_service_access_principals = ["config.amazonaws.com", "ram.amazonaws.com"]
  enabled_policy_types          = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY"]
}

resource "aws_organizations_organizational_unit" "workloads" {
  name      = "workloads"
  parent_id = aws_organizations_organization.company.roots[0].id
}

resource "aws_organizations_organizational_unit" "production" {
  name      = "production"
  parent_id = aws_organizations_organizational_unit.workloads.id
}

resource "aws_organizations_organizational_unit" "payments" {
  name      = "payments"
  parent_id = aws_organizations_organizational_unit.production.id
  tags      = { stage = "prod" }
}

resource "aws_organizations_account" "audit" {
  name      = "audit"
  email     = "audit@example.com"
  parent_id = aws_organizations_organization.company.roots[0].id
}

resource "aws_organizations_account" "ledger" {
  name      = "ledger"
  email     = "ledger@example.com"
  parent_id = aws_organizations_organizational_unit.payments.id
  tags      = { stage = "prod" }
}

resource "aws_organizations_policy" "regions" {
  depends_on  = [aws_organizations_organization.company]
  name        = "regions"
  description = "Nothing outside of Europe"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      NotAction = ["iam:*", "organizations:*", "sts:*"]
      Resource  = "*"
      Condition = { StringNotLike = { "aws:RequestedRegion" = "eu-*" } }
    }]
  })
}

resource "aws_organizations_policy" "perimeter" {
  name = "perimeter"
  type = "RESOURCE_CONTROL_POLICY"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*", "sts:AssumeRole"]
      Resource  = "*"
      Condition = {
        StringNotEqualsIfExists = { "aws:PrincipalOrgID" = aws_organizations_organization.company.id }
        BoolIfExists            = { "aws:PrincipalIsAWSService" = "false" }
      }
    }]
  })
}

resource "aws_organizations_policy" "stages" {
  depends_on = [aws_organizations_organization.company]
  name       = "stages"
  type       = "TAG_POLICY"
  content    = jsonencode({ tags = { stage = { tag_key = { "@@assign" = "stage" }, tag_value = { "@@assign" = ["dev", "prod"] } } } })
}

resource "aws_organizations_policy_attachment" "regions_of_workloads" {
  policy_id = aws_organizations_policy.regions.id
  target_id = aws_organizations_organizational_unit.workloads.id
}

resource "aws_organizations_policy_attachment" "perimeter_of_all" {
  policy_id = aws_organizations_policy.perimeter.id
  target_id = aws_organizations_organization.company.roots[0].id
}

resource "aws_organizations_policy_attachment" "stages_of_ledger" {
  policy_id = aws_organizations_policy.stages.id
  target_id = aws_organizations_account.ledger.id
}

resource "aws_organizations_delegated_administrator" "audit" {
  account_id        = aws_organizations_account.audit.id
  service_principal = "config.amazonaws.com"
}

resource "aws_organizations_resource_policy" "delegation" {
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AuditReads"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${aws_organizations_account.audit.id}:root" }
      Action    = ["organizations:Describe*", "organizations:List*"]
      Resource  = "*"
    }]
  })
}
