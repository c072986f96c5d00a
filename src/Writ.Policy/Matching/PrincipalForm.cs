namespace Writ.Policy.Matching;

/// <summary>The ways an AWS principal can be written.</summary>
internal enum PrincipalFormKind
{
    Other = 0,

    /// <summary>Twelve digits, or the root ARN of an account.</summary>
    Account,

    /// <summary>A user's ARN.</summary>
    User,

    /// <summary>A role's ARN.</summary>
    Role,

    /// <summary>One session: assumed-role/N/S, federated-user/N, assumed-root.</summary>
    Session,

    /// <summary>A unique id (AIDA…, AROA…) that took an ARN's place when the document was saved.</summary>
    UniqueId,
}

/// <summary>An AWS principal, told apart once when the document is compiled.</summary>
internal readonly struct PrincipalForm
{
    private const int AccountLength = 12;
    private const int ShortestUniqueId = 16;

    public PrincipalForm(string value)
    {
        ArnText arn = new(value);
        Kind = arn.IsArn ? OfArn(arn) : OfName(value);
        Account = Kind != PrincipalFormKind.Account ? null : arn.IsArn ? arn[4].ToString() : value;
    }

    public PrincipalFormKind Kind { get; }

    public string? Account { get; }

    public static bool IsAccountId(ReadOnlySpan<char> text) => text.Length == AccountLength && !text.ContainsAnyExceptInRange('0', '9');

    private static PrincipalFormKind OfName(string value)
    {
        if (IsAccountId(value))
        {
            return PrincipalFormKind.Account;
        }

        return value.Length >= ShortestUniqueId && value.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
            ? PrincipalFormKind.UniqueId
            : PrincipalFormKind.Other;
    }

    private static PrincipalFormKind OfArn(in ArnText arn)
    {
        if (arn[0] is not "arn" || !IsAccountId(arn[4]) || !arn[3].IsEmpty)
        {
            return PrincipalFormKind.Other;
        }

        ReadOnlySpan<char> resource = arn[5];
        return arn[2] switch
        {
            "iam" when resource is "root" => PrincipalFormKind.Account,
            "iam" when resource.StartsWith("user/", StringComparison.Ordinal) => PrincipalFormKind.User,
            "iam" when resource.StartsWith("role/", StringComparison.Ordinal) => PrincipalFormKind.Role,
            "sts" when resource.StartsWith("assumed-role/", StringComparison.Ordinal) => PrincipalFormKind.Session,
            "sts" when resource.StartsWith("federated-user/", StringComparison.Ordinal) => PrincipalFormKind.Session,
            "sts" when resource is "assumed-root" => PrincipalFormKind.Session,
            _ => PrincipalFormKind.Other,
        };
    }
}
