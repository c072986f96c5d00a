using Writ.Cli.Explain;
using Writ.Policy;
using Xunit;

namespace Writ.Tests.Cli.Explain;

/// <summary>What a refusal means in plain words, for every layer.</summary>
public sealed class AdviceTests
{
    [Theory]
    [InlineData(PolicyLayer.Identity, "no identity-based policy allows it", "to the policies of arn:aws:iam::1:role/R; in the same account")]
    [InlineData(PolicyLayer.Boundary, "no permissions boundary allows it", "to the permissions boundary of arn:aws:iam::1:role/R; it only limits")]
    [InlineData(PolicyLayer.Session, "no session policy allows it", "make a new session; it only limits")]
    [InlineData(PolicyLayer.ServiceControl, "no service control policy allows it", "in its management account: at every level")]
    [InlineData(PolicyLayer.Endpoint, "no VPC endpoint policy allows it", "to the policy of the VPC endpoint")]
    [InlineData(PolicyLayer.Resource, "no resource-based policy allows it", "to the policy of arn:aws:s3:::b itself, with the caller as its Principal")]
    [InlineData(PolicyLayer.Trust, "no role trust policy allows it", "Add {\"Effect\": \"Allow\", \"Action\": \"s3:Get\"} to the trust policy of arn:aws:s3:::b, with the caller as its Principal.")]
    [InlineData(PolicyLayer.None, "no statement allows it; AWS does not say in which layer", "Some policy must have {\"Effect\": \"Allow\", \"Action\": \"s3:Get\", \"Resource\": \"arn:aws:s3:::b\"}")]
    public void Missing_allow_is_to_be_added_where_it_is_missing(PolicyLayer layer, string why, string change)
    {
        var denial = Denial(new DenialReason(layer, false, null));

        Assert.StartsWith(why, Advice.Why(denial), StringComparison.Ordinal);
        Assert.Contains(change, Advice.Change(denial), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PolicyLayer.ResourceControl, "arn:aws:x", "a Deny statement of the resource control policy arn:aws:x applies", "in the organization's resource control policies, in its management account")]
    [InlineData(PolicyLayer.Identity, null, "a Deny statement of an identity-based policy applies", "in the policies of arn:aws:iam::1:role/R")]
    [InlineData(PolicyLayer.Session, null, "a Deny statement of a session policy applies", "in the session policies")]
    [InlineData(PolicyLayer.None, null, "a Deny statement applies; AWS does not say in which policy", "no Allow outweighs it")]
    public void Deny_is_to_be_narrowed_where_it_stands(PolicyLayer layer, string? arn, string why, string change)
    {
        var denial = Denial(new DenialReason(layer, true, arn));

        Assert.Equal(why, Advice.Why(denial));
        Assert.Contains(change, Advice.Change(denial), StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_without_reason_asks_for_the_policies() => Assert.Contains("--identity", Advice.Change(Denial(null)), StringComparison.Ordinal);

    private static Denial Denial(DenialReason? reason) => new() { Source = "s", Principal = "arn:aws:sts::1:assumed-role/R/s", RoleArn = "arn:aws:iam::1:role/R", Action = "s3:Get", Resource = "arn:aws:s3:::b", Reason = reason };
}
