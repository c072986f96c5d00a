using Writ.Cli.Documents;
using Writ.Cli.Policies;
using Writ.Policy;
using Xunit;

namespace Writ.Tests.Cli.Policies;

/// <summary>The kind of a principal follows from how it is written.</summary>
public sealed class PrincipalTextTests
{
    [Theory]
    [InlineData("arn:aws:iam::012345678901:root", CallerKind.Root, null)]
    [InlineData("arn:aws:iam::012345678901:user/a/b/alice", CallerKind.User, "alice")]
    [InlineData("arn:aws-cn:sts::012345678901:assumed-role/R/s", CallerKind.RoleSession, "R")]
    [InlineData("arn:aws:iam::012345678901:role/p/R", CallerKind.RoleSession, "R")]
    [InlineData("arn:aws:sts::012345678901:federated-user/bob", CallerKind.FederatedUser, "bob")]
    [InlineData("arn:aws:sts::012345678901:assumed-root", CallerKind.AssumedRootSession, null)]
    [InlineData("ec2.amazonaws.com", CallerKind.Service, "ec2.amazonaws.com")]
    [InlineData("anonymous", CallerKind.Anonymous, null)]
    [InlineData("arn:aws:iam::012345678901:saml-provider/P", CallerKind.Saml, null)]
    [InlineData("arn:aws:iam::012345678901:oidc-provider/host/path", CallerKind.WebIdentity, null)]
    public void Principal_has_its_kind_and_name(string text, CallerKind kind, string? name)
    {
        var caller = PrincipalText.Read(text);

        Assert.Equal((kind, name), (caller.Kind, caller.Name));
    }

    [Fact]
    public void Session_knows_its_role_by_the_arn_or_by_what_is_said()
    {
        const string session = "arn:aws-cn:sts::012345678901:assumed-role/R/s";

        Assert.Equal("arn:aws-cn:iam::012345678901:role/R", PrincipalText.Read(session).RoleArn);
        Assert.Equal("arn:aws-cn:iam::012345678901:role/p/R", PrincipalText.Read(session, "arn:aws-cn:iam::012345678901:role/p/R").RoleArn);
        Assert.True(PrincipalText.Read("arn:aws:iam::012345678901:role/p/R").AnySession);
    }

    [Theory]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("arn:aws:iam::012345678901:group/g")]
    [InlineData("arn:aws:iam::012345678901:user/")]
    [InlineData("arn:aws:iam::12345:user/alice")]
    [InlineData("arn:aws:iam:eu-west-1:012345678901:user/alice")]
    [InlineData("arn:aws:sts::012345678901:assumed-role/R")]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("*")]
    public void Anything_else_is_refused(string text) => Assert.Contains("is no principal", Assert.Throws<InputException>(() => PrincipalText.Read(text)).Message, StringComparison.Ordinal);
}
