using System.Collections.Frozen;
using Writ.Services.Operations;

namespace Writ.Services.Organizations.Guardrails;

/// <summary>What resource control policies have a say in (AWS: Organizations User Guide, services that support RCPs).</summary>
public static class ResourceControlScope
{
    private static readonly FrozenSet<string> Services = new[]
    {
        "s3", "sqs", "kms", "secretsmanager", "cognito-identity", "cognito-idp", "logs", "dynamodb", "ecr", "aoss",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of STS only what is asked of a role: that of assuming it.</summary>
    public static bool Covers(string action, Question question)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(question);
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && (action.AsSpan(0, colon) is "sts" ? question.IsTrustPolicy : Services.GetAlternateLookup<ReadOnlySpan<char>>().Contains(action.AsSpan(0, colon)));
    }
}
