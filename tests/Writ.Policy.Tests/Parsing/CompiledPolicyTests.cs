using Xunit;

namespace Writ.Policy.Tests.Parsing;

public sealed class CompiledPolicyTests
{
    private const string Trust = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {"Sid": "é", "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/x", "111122223333"], "Service": "ec2.amazonaws.com"}},
            {"Effect": "Deny", "Action": "sts:AssumeRole", "Principal": "*"}
          ]
        }
        """;

    [Fact]
    public void Statements_know_their_place_also_behind_wide_characters()
    {
        CompiledPolicy policy = Given.Policy(Trust.ReplaceLineEndings("\n"), PolicyKind.Trust);

        Assert.Equal([(4, 5), (5, 5)], policy.Statements.Select(statement => (statement.Position.Line, statement.Position.Column)));
        PolicyPosition second = policy.Statements[1].Position;
        Assert.Equal("""{"Effect": "Deny", "Action": "sts:AssumeRole", "Principal": "*"}""", policy.Document[second.Start..second.End]);
    }

    [Fact]
    public void Principals_are_listed_and_can_be_replaced_in_the_text()
    {
        CompiledPolicy policy = Given.Policy(Trust, PolicyKind.Trust);

        Assert.Equal(
            [PolicyPrincipalKind.AWS, PolicyPrincipalKind.AWS, PolicyPrincipalKind.Service, PolicyPrincipalKind.Everyone],
            policy.Principals.Select(principal => principal.Kind));
        string saved = policy.WithPrincipals(principal => principal.IsUserOrRoleArn ? "AROAXXXXXXXXXXXXXXXX" : null);
        Assert.Equal(Trust.Replace("arn:aws:iam::111122223333:role/x", "AROAXXXXXXXXXXXXXXXX", StringComparison.Ordinal), saved);
        Assert.True(Given.Policy(saved, PolicyKind.Trust).Principals[0].IsUniqueId);
    }

    [Fact]
    public void Version_absent_is_2008()
    {
        CompiledPolicy policy = Given.Policy("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");

        Assert.Equal("2008-10-17", policy.Version);
    }

    [Fact]
    public void Stored_document_may_be_what_is_no_longer_saved()
    {
        Assert.True(CompiledPolicy.Parse("""{"Statement":[]}""", PolicyKind.Identity).IsValid);
        Assert.True(CompiledPolicy.Parse(Given.Document("""{"Effect":"Allow","Action":" s3:x","Resource":"bucket"}"""), PolicyKind.Identity).IsValid);
        Assert.False(CompiledPolicy.Parse(Given.Document("""{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}"""), PolicyKind.Identity).IsValid);
    }

    [Fact]
    public void Context_keys_come_from_conditions_and_variables()
    {
        CompiledPolicy policy = Given.Policy(Given.Document("""
            {"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${aws:username}/${*}","Condition":{"StringLike":{"s3:prefix":["${aws:PrincipalTag/team, 'x'}/*"]},
             "NumericEquals":{"S3:PREFIX":"${aws:none}"}}}
            """));

        Assert.Equal(["aws:username", "s3:prefix", "aws:PrincipalTag/team"], policy.ContextKeys);
    }

    [Fact]
    public void Statement_shows_what_it_was_compiled_from()
    {
        PolicyStatement statement = Given.Policy(
            Given.Document("""{"Effect":"Deny","NotAction":["a:b","c:*"],"NotResource":"arn:aws:s3:::x","NotPrincipal":{"AWS":"111122223333"}}"""), PolicyKind.Resource).Statements[0];

        Assert.Equal(["a:b", "c:*"], statement.ActionPatterns);
        Assert.Equal(["arn:aws:s3:::x"], statement.ResourcePatterns);
        Assert.True(statement is { HasNotAction: true, HasNotResource: true, HasNotPrincipal: true, Effect: PolicyEffect.Deny });
    }
}
