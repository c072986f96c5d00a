using System.Text;
using System.Xml.Linq;
using Writ.Cli.Documents;
using Writ.Cli.Testing;
using Writ.Policy;
using Xunit;

namespace Writ.Tests.Cli.Testing;

/// <summary>Policy tests as they are written: what a file means, and what it may not say.</summary>
public sealed class TestFileTests
{
    private const string Head = """
        policies:
          identity:
            - Version: 2012-10-17
              Statement: {Sid: Read, Effect: Allow, Action: "s3:Get*", Resource: "arn:aws:s3:::b/*"}
        request:
          principal: arn:aws:iam::012345678901:user/alice
          resource: arn:aws:s3:::b/k
          context: {aws:SecureTransport: true, aws:PrincipalTag/cost: 007}
        tests:

        """;

    [Theory]
    [InlineData("{name: n, request: {action: s3:GetObject}, expect: allow}")]
    [InlineData("{name: n, request: {action: s3:GetObject}, expect: allow, by: {layer: identity, policy: 'identity[0]', sid: Read}}")]
    [InlineData("{name: n, request: {action: s3:PutObject}, expect: deny}")]
    [InlineData("{name: n, request: {action: s3:PutObject}, expect: implicit-deny, by: {layer: identity}}")]
    [InlineData("{name: n, request: {action: s3:GetObject}, policies: {identity: ~}, expect: implicit-deny}")]
    [InlineData("{name: n, request: {action: s3:GetObject}, policies: {session: []}, expect: implicit-deny, by: {layer: session}}")]
    [InlineData("{name: n, request: {action: s3:GetObject}, policies: {scps: {root: FullAWSAccess, account: []}}, expect: implicit-deny, by: {layer: scp}}")]
    [InlineData("{name: n, request: {action: s3:GetObject}, policies: {scps: [FullAWSAccess, [FullAWSAccess]]}, expect: allow}")]
    [InlineData("{name: n, request: {action: s3:GetObject}, policies: {rcps: [{document: {Version: 2012-10-17, Statement: {Sid: No, Effect: Deny, Principal: '*', Action: s3:Put*, Resource: '*'}}}]}, expect: allow}")]
    [InlineData("{name: n, request: {action: s3:GetObject}, policies: {boundary: {name: b, document: {Version: 2012-10-17, Statement: {Sid: No, Effect: Deny, Action: '*', Resource: '*'}}}}, expect: explicit-deny, by: {layer: boundary, policy: b, sid: No}}")]
    [InlineData("{name: n, request: {action: sts:AssumeRole, resource: 'arn:aws:iam::012345678901:role/r'}, policies: {resource: {Version: 2012-10-17, Statement: {Effect: Allow, Principal: {AWS: 'arn:aws:iam::012345678901:user/alice'}, Action: sts:AssumeRole}}}, expect: allow, by: {layer: trust}}")]
    [InlineData("{name: n, request: {action: iam:GetUser, resource: '*', principal: {kind: root, account: '012345678901'}}, expect: allow, by: {layer: root}}")]
    [InlineData("{name: n, request: {action: [s3:GetObject, s3:GetObjectTagging], resource: ['arn:aws:s3:::b/1', 'arn:aws:s3:::b/2']}, expect: allow}")]
    public void True_expectation_passes(string test) => Assert.All(Run($"{Head}  - {test}"), result => Assert.Null(result.Failure));

    [Theory]
    [InlineData("{name: n, request: {action: s3:GetObject}, expect: deny}", "expected deny, but it is allowed by the statement `Read`")]
    [InlineData("{name: n, request: {action: s3:PutObject}, expect: allow}", "expected allow, but it is implicitly denied because no identity-based policy allows it")]
    [InlineData("{name: n, request: {action: s3:PutObject}, expect: explicit-deny}", "expected explicit-deny")]
    [InlineData("{name: n, request: {action: s3:GetObject}, expect: allow, by: {sid: Other}}", "not by the sid `Other`")]
    [InlineData("{name: n, request: {action: s3:GetObject}, expect: allow, by: {layer: resource}}", "not by the layer `resource`")]
    [InlineData("{name: n, request: {action: s3:PutObject}, expect: deny, by: {policy: p}}", "not by the policy `p`")]
    public void False_expectation_fails_and_says_why(string test, string why) =>
        Assert.Contains(why, Assert.Single(Run($"{Head}  - {test}")).Failure, StringComparison.Ordinal);

    [Theory]
    [InlineData("{layer: identity, policy: a, sid: One}", true)]
    [InlineData("{layer: identity, policy: b, sid: Two}", true)]
    [InlineData("{sid: Two}", true)]
    [InlineData("{policy: a, sid: Two}", false)]
    [InlineData("{sid: Unmet}", false)]
    [InlineData("{sid: Refuse}", false)]
    [InlineData("{sid: Ceiling}", false)]
    [InlineData("{layer: boundary, sid: Two}", false)]
    public void Any_statement_of_the_deciding_layer_that_applies_may_be_named(string by, bool passes)
    {
        var test = $$$"""
            {name: n, request: {action: s3:GetObject}, expect: allow, by: {{{by}}}, policies: {boundary: {Version: 2012-10-17, Statement: {Sid: Ceiling, Effect: Allow, Action: '*', Resource: '*'}}, identity: [
                {name: a, document: {Version: 2012-10-17, Statement: [{Sid: One, Effect: Allow, Action: 's3:*', Resource: '*'}, {Sid: Refuse, Effect: Deny, Action: 's3:Put*', Resource: '*'}]}},
                {name: b, document: {Version: 2012-10-17, Statement: [{Sid: Two, Effect: Allow, Action: 's3:Get*', Resource: '*'}, {Sid: Unmet, Effect: Allow, Action: 's3:Get*', Resource: 'arn:aws:s3:::c/*'}]}}]}}
            """;

        Assert.Equal(passes, Assert.Single(Run($"{Head}  - {test}")).Failure is null);
    }

    [Fact]
    public void Action_without_resource_type_is_asked_on_the_wildcard()
    {
        const string test = "{name: n, request: {action: s3:ListAllMyBuckets}, policies: {identity: {Version: 2012-10-17, Statement: {Effect: Allow, Action: s3:*, Resource: 'arn:aws:s3:::*'}}}, expect: deny}";

        var result = Assert.Single(Run($"{Head}  - {test}"));

        Assert.Null(result.Failure);
        Assert.Equal(("*", true, "arn:aws:s3:::b/k"), (result.Test.Request.Resource, result.Test.Request.WildcardOnly, result.Test.Resource));
    }

    [Fact]
    public void Combinations_and_rows_are_tests_of_their_own()
    {
        var results = Run(Head + """
              - name: many
                request: {action: [s3:GetObject, s3:GetObjectAcl]}
                expect: allow
              - name: table
                request: {action: s3:GetObject}
                policies: {boundary: {Version: 2012-10-17, Statement: {Effect: Allow, Action: "*", Resource: "*", Condition: {IpAddress: {aws:SourceIp: 203.0.113.0/24}}}}}
                table:
                  - [aws:SourceIp, expect, layer]
                  - [203.0.113.9, allow, ~]
                  - [198.51.100.1, implicit-deny, boundary]
            """);

        Assert.Equal(["many: s3:GetObject on arn:aws:s3:::b/k", "many: s3:GetObjectAcl on arn:aws:s3:::b/k", "table (row 1)", "table (row 2)"], results.Select(result => result.Test.Name));
        Assert.All(results, result => Assert.Null(result.Failure));
    }

    [Fact]
    public void Context_is_the_text_that_was_written_laid_over_key_by_key()
    {
        var test = Read($"{Head}  - {{name: n, request: {{action: s3:GetObject, context: {{aws:securetransport: ~, aws:TagKeys: [a, 1]}}}}, expect: allow}}").Tests[0];

        Assert.False(test.Request.Context.TryGet("aws:SecureTransport", out _));
        Assert.True(test.Request.Context.TryGet("aws:PrincipalTag/cost", out var cost));
        Assert.True(test.Request.Context.TryGet("aws:TagKeys", out var keys));
        Assert.Equal(("007", "a, 1"), (cost.ToString(), keys.ToString()));
    }

    [Theory]
    [InlineData("{name: n, expct: allow}", ":10:15: a test has no key 'expct' (did you mean 'expect'?)")]
    [InlineData("{name: n, request: {action: s3:GetObject}, expect: alow}", "'alow' cannot be expected (did you mean 'allow'?)")]
    [InlineData("{name: n, request: {action: s3:GetObject}}", "expects nothing")]
    [InlineData("{request: {action: s3:GetObject}, expect: allow}", "A test has a name")]
    [InlineData("{name: n, expect: allow}", "asks for no action")]
    [InlineData("{name: n, request: {action: s3:*}, expect: allow}", "a request has no wildcards")]
    [InlineData("{name: n, request: {action: s3:GetObject, resource: b}, expect: allow}", "is no resource")]
    [InlineData("{name: n, request: {action: s3:GetObject, principal: alice}, expect: allow}", "is no principal")]
    [InlineData("{name: n, request: {action: s3:GetObject, principal: {kind: ghost}}, expect: allow}", "no kind of principal")]
    [InlineData("{name: n, request: {action: s3:GetObject, resourceAccount: 12}, expect: allow}", "12 digits")]
    [InlineData("{name: n, request: {action: s3:GetObject, context: {SourceIp: x}}, expect: allow}", "no condition key")]
    [InlineData("{name: n, request: {action: s3:GetObject}, policies: {identiy: []}, expect: allow}", "did you mean 'identity'?")]
    [InlineData("{name: n, request: {action: s3:GetObject}, policies: {identity: {Statment: []}}, expect: allow}", "a policy has no key 'Statment'")]
    [InlineData("{name: n, request: {action: s3:GetObject}, policies: {identity: read.json}, expect: allow}", "'file: read.json'")]
    [InlineData("{name: n, request: {action: s3:GetObject}, policies: {identity: {file: nowhere.json}}, expect: allow}", ":10:76: nowhere.json does not exist")]
    [InlineData("{name: n, request: {action: s3:GetObject}, policies: {identity: {Version: 2012-10-17, Statement: {Effect: Permit, Action: '*', Resource: '*'}}}, expect: allow}", ":10:111: Syntax errors in policy.")]
    [InlineData("{name: n, request: {action: s3:GetObject}, expect: allow, by: {layer: scps}}", "There is no layer 'scps' (did you mean 'scp'?)")]
    [InlineData("{name: n, table: [[action, expect], [s3:GetObject]]}", "This row has 1 cells, the first one 2")]
    [InlineData("{name: n, table: [[action, sidd], [s3:GetObject, x]]}", "There is no column 'sidd'")]
    [InlineData("{name: n, table: [[action, action], [s3:GetObject, x]]}", "appears twice")]
    public void File_that_says_what_it_may_not_is_refused_with_its_place(string test, string why)
    {
        var refusal = Assert.Throws<InputException>(() => Read($"{Head}  - {test}"));

        Assert.StartsWith("t.writ-test.yaml:1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("tests: []")]
    [InlineData("test: []")]
    [InlineData("tests: {name: n}")]
    public void File_without_tests_is_refused(string text) => Assert.Throws<InputException>(() => Read(text));

    [Fact]
    public void Strict_refuses_what_AWS_would_not_save()
    {
        var text = $"{Head}  - {{name: n, request: {{action: s3:GetObject}}, policies: {{identity: {{Statement: {{Effect: Allow, Action: '*', Resource: '*'}}}}}}, expect: allow}}";

        Assert.Null(Assert.Single(Run(text)).Failure);
        Assert.Contains("Policy document must be version 2012-10-17 or greater.", Assert.Throws<InputException>(() => TestFileReader.Read("t", text, PolicyStrictness.Save)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void JUnit_report_is_well_formed_whatever_the_names_hold()
    {
        var file = new PolicyTestFile("t", [.. Read($"{Head}  - {{name: \"<&\\\"\\x01\\e[31m]]>\\ufffe😀\", request: {{action: s3:GetObject}}, expect: deny}}").Tests]);
        var result = new TestOutcome(file.Tests[0], Authorizer.Explain(file.Tests[0].Request, file.Tests[0].Policies), "expected <deny> \u0002", TimeSpan.FromMilliseconds(1.5));
        using var stream = new MemoryStream();

        JUnitReport.Write(stream, new TestRun([new TestFileOutcome("t", [result], null, TimeSpan.Zero), new TestFileOutcome("u", [], "unreadable: <", TimeSpan.Zero)], TimeSpan.Zero));
        var xml = XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));

        Assert.Equal(("2", "1", "1"), ((string?)xml.Root?.Attribute("tests"), (string?)xml.Root?.Attribute("failures"), (string?)xml.Root?.Attribute("errors")));
        var test = xml.Descendants("testcase").First();
        Assert.Equal("<&\"\uFFFD\uFFFD[31m]]>\uFFFD😀", (string?)test.Attribute("name"));
        Assert.Equal("0.001500", (string?)test.Attribute("time"));
        Assert.Equal("expected <deny> \uFFFD", (string?)test.Element("failure")?.Attribute("message"));
        Assert.NotNull(xml.Descendants("error").Single());
    }

    private static PolicyTestFile Read(string text) => TestFileReader.Read("t.writ-test.yaml", text);

    private static List<TestOutcome> Run(string text) => [.. Read(text).Tests.Select(test =>
    {
        var explanation = Authorizer.Explain(test.Request, test.Policies);
        return new TestOutcome(test, explanation, test.Expectation.WhyNot(explanation), TimeSpan.Zero);
    })];
}
