using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Writ.Cli.Explain;
using Writ.Policy;
using Xunit;

namespace Writ.Tests.Cli.Explain;

/// <summary>AWS's sentences, taken apart.</summary>
public sealed class AccessDeniedSentenceTests
{
    private const string Alice = "User: arn:aws:iam::012345678901:user/alice is not authorized to perform: s3:GetObject";

    [Theory]
    [InlineData("identity-based policy", PolicyLayer.Identity)]
    [InlineData("permissions boundary", PolicyLayer.Boundary)]
    [InlineData("session policy", PolicyLayer.Session)]
    [InlineData("service control policy", PolicyLayer.ServiceControl)]
    [InlineData("resource control policy", PolicyLayer.ResourceControl)]
    [InlineData("VPC endpoint policy", PolicyLayer.Endpoint)]
    [InlineData("resource-based policy", PolicyLayer.Resource)]
    [InlineData("role trust policy", PolicyLayer.Trust)]
    public void Missing_allow_is_told_with_its_layer(string noun, PolicyLayer layer) => Assert.Equal(
        new AccessDeniedSentence("arn:aws:iam::012345678901:user/alice", "s3:GetObject", "arn:aws:s3:::b/k", new DenialReason(layer, false, null)),
        AccessDeniedSentence.Find($"{Alice} on resource: arn:aws:s3:::b/k because no {noun} allows the s3:GetObject action"));

    [Theory]
    [InlineData("with an explicit deny in an identity-based policy", PolicyLayer.Identity, null)]
    [InlineData("with an explicit deny in a sessions policy", PolicyLayer.Session, null)]
    [InlineData("with an explicit deny in the role trust policy", PolicyLayer.Trust, null)]
    [InlineData("with an explicit deny", PolicyLayer.None, null)]
    [InlineData("with an explicit deny in a policy of the future", PolicyLayer.None, null)]
    [InlineData("with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/service_control_policy/p-1", PolicyLayer.ServiceControl, "arn:aws:organizations::1:policy/o-1/service_control_policy/p-1")]
    public void Explicit_deny_is_told_with_its_policy(string reason, PolicyLayer layer, string? arn) =>
        Assert.Equal(new DenialReason(layer, true, arn), AccessDeniedSentence.Find($"{Alice} on resource: x {reason}")?.Reason);

    [Theory]
    [InlineData(Alice, null)]
    [InlineData($"An error occurred (AccessDenied) when calling the GetObject operation: {Alice} on resource: \"arn:aws:s3:::b/k\" because no identity-based policy allows the s3:GetObject action", "arn:aws:s3:::b/k")]
    [InlineData($"{Alice} on resource: role NAME because no identity-based policy allows it", "role NAME")]
    [InlineData($"{Alice} on resource: r (Service: Amazon S3; Status Code: 403)", "r")]
    [InlineData($"{Alice} on resource: r. Encoded authorization failure message: abc because no", "r")]
    [InlineData($"{Alice} on resource: r.\nnext line", "r")]
    public void Sentence_is_found_in_what_clients_print(string text, string? resource)
    {
        var sentence = AccessDeniedSentence.Find(text);

        Assert.Equal(("arn:aws:iam::012345678901:user/alice", "s3:GetObject", resource), (sentence?.Principal, sentence?.Action, sentence?.Resource));
    }

    [Fact]
    public void Caller_without_name_has_none() =>
        Assert.Equal(new AccessDeniedSentence(null, "sts:AssumeRoleWithWebIdentity", null, null), AccessDeniedSentence.Find("Not authorized to perform sts:AssumeRoleWithWebIdentity"));

    [Theory]
    [InlineData("")]
    [InlineData("Access Denied")]
    [InlineData("User: x is not authorized to perform: ")]
    [InlineData("User: x is not authorized to perform:  because no identity-based policy allows the a:b action")]
    public void Other_text_holds_none(string text) => Assert.Null(AccessDeniedSentence.Find(text));

    [Fact]
    public void Any_text_is_read_without_harm()
    {
        string[] parts = ["User: ", " is not authorized to perform: ", "Not authorized to perform ", " on resource: ", " because no ", " with an explicit deny", " in a ", "session policy", ": ", "arn:", "\"", ".", " (Service: ", "s3:Get", "\n", "é", "\ud800"];
        var random = new System.Random(3);
        for (var i = 0; i < 50_000; i++)
        {
            var text = new StringBuilder();
            for (var part = random.Next(12); part >= 0; part--)
            {
                text.Append(parts[random.Next(parts.Length)]);
            }

            Assert.True(AccessDeniedSentence.Find(text.ToString()) is null or { Action.Length: > 0 });
        }

        Prop.ForAll<string?>(text => AccessDeniedSentence.Find(text ?? "") is null or { Action.Length: > 0 }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Long_text_is_cut() => Assert.Null(AccessDeniedSentence.Find(new string('x', 10_000_000) + Alice));
}
