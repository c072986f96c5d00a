# needs: CreateRole CreateInstanceProfile CreateAccountAlias
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com", "lambda.amazonaws.com"]
    }

    principals {
      type        = "AWS"
      identifiers = [aws_iam_user.ada.arn, "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root"]
    }
  }
}

resource "aws_iam_role" "worker" {
  name                 = "worker"
  path                 = "/app/"
  description          = "works"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = aws_iam_policy.boundary.arn
  max_session_duration = 7200
  tags                 = { tier = "1" }
}

resource "aws_iam_role_policy" "worker" {
  name   = "inline"
  role   = aws_iam_role.worker.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.worker.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_instance_profile" "machine" {
  name = "machine"
  path = "/app/"
  role = aws_iam_role.worker.name
  tags = { rack = "7" }
}

resource "aws_iam_account_alias" "alias" {
  account_alias = "made-by-terraform"
}

data "aws_iam_policy" "of_aws" {
  arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

data "aws_iam_roles" "app" {
  path_prefix = "/app/"
  depends_on  = [aws_iam_role.worker]
}

data "aws_iam_principal_policy_simulation" "worker" {
  action_names      = ["s3:GetObject"]
  policy_source_arn = aws_iam_role.worker.arn
  resource_arns     = ["arn:aws:s3:::data/one"]

  context {
    key    = "aws:PrincipalTag/team"
    type   = "string"
    values = ["blue"]
  }

  depends_on = [aws_iam_role_policy.worker, aws_iam_role_policy_attachment.worker]

  lifecycle {
    postcondition {
      condition     = self.all_allowed
      error_message = "The role may not read."
    }
  }
}
