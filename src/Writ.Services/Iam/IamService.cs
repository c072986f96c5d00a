using System.Collections.Frozen;
using Writ.Services.Operations;

namespace Writ.Services.Iam;

/// <summary>AWS Identity and Access Management.</summary>
public static class IamService
{
    public const string Name = "iam";

    public static ServiceDescriptor Descriptor { get; } = new()
    {
        SigningName = Name,
        Protocol = Protocol.Query,
        ApiVersion = "2010-05-08",
        EventSource = "iam.amazonaws.com",
        XmlNamespace = "https://iam.amazonaws.com/doc/2010-05-08/",
        IsGlobal = true,
        PrintsWildcard = true,
        QuotesValues = false,
        PatternSentences = IamSentences.OfPatterns,
        AuditCodes = AuditCodes.Exceptions(
            "NoSuchEntity", "EntityAlreadyExists", "DeleteConflict", "LimitExceeded", "MalformedPolicyDocument", "InvalidInput",
            "UnmodifiableEntity", "ConcurrentModification", "PasswordPolicyViolation", "EntityTemporarilyUnmodifiable", "InvalidUserType",
            "InvalidAuthenticationCode", "FeatureEnabled", "FeatureDisabled")
            .Append(KeyValuePair.Create("ReportNotPresent", "CredentialReportNotPresentException"))
            .Append(KeyValuePair.Create("ReportExpired", "CredentialReportExpiredException"))
            .ToFrozenDictionary(StringComparer.Ordinal),
    };
}
