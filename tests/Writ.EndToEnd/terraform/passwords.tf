# needs: CreateLoginProfile GetLoginProfile DeleteLoginProfile UpdateAccountPasswordPolicy GetAccountPasswordPolicy DeleteAccountPasswordPolicy
resource "aws_iam_account_password_policy" "strict" {
  minimum_password_length        = 14
  require_lowercase_characters   = true
  require_numbers                = true
  require_symbols                = true
  require_uppercase_characters   = true
  allow_users_to_change_password = true
  max_password_age               = 90
  password_reuse_prevention      = 5
}

resource "aws_iam_user_login_profile" "grace" {
  user            = aws_iam_user.grace.name
  password_length = 24
  depends_on      = [aws_iam_account_password_policy.strict]

  lifecycle {
    ignore_changes = [password_length, password_reset_required] # nobody can read them back
  }
}
