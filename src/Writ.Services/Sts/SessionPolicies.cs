using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam.Policies;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts;

/// <summary>A managed session policy on the wire.</summary>
[Shape]
public sealed partial class PolicyDescriptorTypeShape
{
    [Length(20, 2048), Pattern(StsPattern.Arn), WireName("arn")]
    public string? Arn { get; init; }
}

/// <summary>The policies passed for a session about to begin (AWS: IAM User Guide, session policies).</summary>
internal static class SessionPolicies
{
    private const int MaxPlainText = 2_048;
    private const int MaxManaged = 10;

    /// <summary>The managed policies of a call.</summary>
    public static IReadOnlyList<string> ArnsOf(IReadOnlyList<PolicyDescriptorTypeShape>? passed) =>
        passed is null ? [] : [.. passed.Select(policy => policy.Arn ?? "")];

    /// <summary>What is wrong with the policies passed; null when nothing is.</summary>
    /// <param name="inline">The inline policy, or null.</param>
    /// <param name="managed">ARNs of managed policies.</param>
    /// <param name="state">The account they have to be in: the session's.</param>
    public static AwsError? Check(string? inline, IReadOnlyList<string> managed, AccountState state)
    {
        if (managed.Count > MaxManaged)
        {
            return StsErrors.TooLong("policyArns", $"[{string.Join(", ", managed)}]", MaxManaged);
        }

        foreach (var arn in managed)
        {
            if (ManagedPolicies.Find(state, arn) is null)
            {
                return StsErrors.MalformedPolicyDocument($"The managed policy {arn} does not exist.");
            }
        }

        return inline switch
        {
            null => null,
            { Length: > MaxPlainText } => StsErrors.TooLong("policy", inline, MaxPlainText),
            _ => CompiledPolicy.Parse(inline, PolicyKind.Session, PolicyStrictness.Save).Error is { } error ? StsErrors.MalformedPolicyDocument(error.Message) : null,
        };
    }
}
