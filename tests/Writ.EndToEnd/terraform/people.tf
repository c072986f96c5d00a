# needs: CreateUser CreateGroup CreateAccessKey
data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::data", "arn:aws:s3:::data/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["blue", "green"]
    }
  }
}

resource "aws_iam_policy" "read" {
  name        = "read"
  path        = "/app/"
  description = "to read"
  policy      = data.aws_iam_policy_document.read.json
  tags        = { kind = "read" }
}

resource "aws_iam_policy" "boundary" {
  name   = "boundary"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:*", "iam:Get*"], Resource = "*" }] })
}

resource "aws_iam_user" "ada" {
  name                 = "ada"
  path                 = "/team/"
  permissions_boundary = aws_iam_policy.boundary.arn
  tags                 = { team = "blue" }
}

resource "aws_iam_user" "grace" {
  name = "grace"
}

resource "aws_iam_access_key" "ada" {
  user = aws_iam_user.ada.name
}

resource "aws_iam_access_key" "grace" {
  user   = aws_iam_user.grace.name
  status = "Inactive"
}

resource "aws_iam_user_policy" "ada" {
  name   = "inline"
  user   = aws_iam_user.ada.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_user_policy_attachment" "ada" {
  user       = aws_iam_user.ada.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_group" "crew" {
  name = "crew"
  path = "/team/"
}

resource "aws_iam_group_policy" "crew" {
  name   = "inline"
  group  = aws_iam_group.crew.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_group_policy_attachment" "crew" {
  group      = aws_iam_group.crew.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_user_group_membership" "ada" {
  user   = aws_iam_user.ada.name
  groups = [aws_iam_group.crew.name]
}
