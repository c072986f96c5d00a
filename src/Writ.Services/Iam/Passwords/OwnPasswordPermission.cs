using Writ.Kernel.State;
using Writ.Policy;

namespace Writ.Services.Iam.Passwords;

/// <summary>
/// What AllowUsersToChangePassword grants to every user of the account without any policy attached: to change its own
/// password and to read the policy (AWS: IAM User Guide, permitting IAM users to change their own passwords). It is one more
/// identity policy, so denials, boundaries and session policies hold against it as against any.
/// </summary>
internal static class OwnPasswordPermission
{
    // A user's ARN ends in its name, with or without a path before it, and names are unique in an account.
    private static readonly PolicyText Document = new(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "iam:ChangePassword",
              "Resource": ["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/*/${aws:username}"]
            },
            {"Effect": "Allow", "Action": "iam:GetAccountPasswordPolicy", "Resource": "*"}
          ]
        }
        """);

    /// <summary>The permission, where the account gives it.</summary>
    public static NamedPolicy? Of(AccountState state) =>
        PasswordPolicy.Of(state) is { AllowUsersToChangePassword: true }
            ? new NamedPolicy("AllowUsersToChangePassword", null, Document.Compile(PolicyKind.Identity))
            : null;
}
