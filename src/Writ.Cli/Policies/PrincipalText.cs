using Writ.Cli.Documents;
using Writ.Policy;

namespace Writ.Cli.Policies;

/// <summary>Who calls, as people write it: an ARN, a service's name or "anonymous".</summary>
internal static class PrincipalText
{
    private const int ArnFields = 6;
    private const int AccountDigits = 12;

    /// <summary>The caller that the text means; throws with what can be written instead.</summary>
    public static Caller Read(string text, string? roleArn = null) =>
        TryRead(text, roleArn) ?? throw new InputException(
            $"'{text}' is no principal. Give the ARN of a user (arn:aws:iam::123456789012:user/NAME), of a role, of a role's session (arn:aws:sts::123456789012:assumed-role/ROLE/SESSION), " +
            "of a federated user, an identity provider or an account's root, the name of a service (NAME.amazonaws.com), or anonymous.");

    /// <summary>The caller that the text means; null when it means none.</summary>
    public static Caller? TryRead(string text, string? roleArn = null)
    {
        if (text == "anonymous")
        {
            return new Caller { Kind = CallerKind.Anonymous };
        }

        if (text.EndsWith(".amazonaws.com", StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal))
        {
            return new Caller { Kind = CallerKind.Service, Name = text };
        }

        var fields = text.Split(':', ArnFields);
        var isArn = fields.Length == ArnFields && fields[0] == "arn" && fields[1].Length > 0 && fields[3].Length == 0 && IsAccount(fields[4]);
        return isArn ? OfArn(text, fields, roleArn) : null;
    }

    public static bool IsAccount(string text) => text.Length == AccountDigits && text.All(char.IsAsciiDigit);

    private static Caller? OfArn(string arn, string[] fields, string? roleArn)
    {
        var (service, account, resource) = (fields[2], fields[4], fields[5]);
        var parts = resource.Split('/');
        var whole = parts.All(part => part.Length > 0);
        var caller = new Caller { Kind = CallerKind.Unknown, Arn = arn, Account = account, Name = parts[^1] };
        return (service, parts[0]) switch
        {
            ("iam", "root") when parts.Length == 1 => caller with { Kind = CallerKind.Root, Name = null },
            ("iam", "user") when parts.Length > 1 && whole => caller with { Kind = CallerKind.User },
            ("iam", "role") when parts.Length > 1 && whole => caller with { Kind = CallerKind.RoleSession, AnySession = true, RoleArn = arn },
            ("sts", "assumed-role") when parts.Length == 3 && whole => caller with
            {
                Kind = CallerKind.RoleSession, Name = parts[1], SessionName = parts[2], RoleArn = roleArn ?? $"arn:{fields[1]}:iam::{account}:role/{parts[1]}",
            },
            ("sts", "assumed-root") when parts.Length == 1 => caller with { Kind = CallerKind.AssumedRootSession, Name = null },
            ("sts", "federated-user") when parts.Length == 2 && whole => caller with { Kind = CallerKind.FederatedUser },
            ("iam", "saml-provider") when parts.Length == 2 && whole => new Caller { Kind = CallerKind.Saml, FederatedBy = arn },
            ("iam", "oidc-provider") when parts.Length > 1 && whole => new Caller { Kind = CallerKind.WebIdentity, FederatedBy = arn },
            _ => null,
        };
    }
}
