using System.Text;
using System.Text.Json;
using Writ.Cli.Documents;
using Writ.Cli.Explain;
using Writ.Policy;
using Xunit;

namespace Writ.Tests.Cli.Explain;

/// <summary>Refusals in every form in which people have them.</summary>
public sealed class DenialReaderTests
{
    private const string Decoded = """
        {"allowed":false,"explicitDeny":true,"matchedStatements":{"items":[{"statementId":"NoBigOnes","effect":"DENY"}]},"failures":{"items":[]},
         "context":{"principal":{"id":"AIDAX","name":"alice","arn":"arn:aws:iam::012345678901:user/alice"},"action":"ec2:RunInstances","resource":"arn:aws:ec2:eu-west-1:012345678901:instance/*",
         "conditions":{"items":[{"key":"ec2:InstanceType","values":{"items":[{"value":"m5.24xlarge"}]}}]}}}
        """;

    private const string Record = """
        {"eventSource":"s3.amazonaws.com","eventName":"GetObject","eventID":"e-1","eventTime":"2026-01-02T03:04:05Z","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.7","errorCode":"AccessDenied",
         "errorMessage":"User: arn:aws:sts::012345678901:assumed-role/R/s is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/k\" because no session policy allows the s3:GetObject action",
         "userIdentity":{"type":"AssumedRole","principalId":"AROAX:s","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::012345678901:role/p/R"},"attributes":{"mfaAuthenticated":"false"}}},
         "resources":[{"accountId":"012345678901","type":"AWS::S3::Object"}]}
        """;

    private const string Other = """{"eventSource":"s3.amazonaws.com","eventName":"ListBuckets"}""";

    [Fact]
    public void Decoded_message_is_read_whole()
    {
        var denial = Assert.Single(DenialReader.Read("f", Decoded).Found);

        Assert.Equal(("arn:aws:iam::012345678901:user/alice", "ec2:RunInstances", "arn:aws:ec2:eu-west-1:012345678901:instance/*"), (denial.Principal, denial.Action, denial.Resource));
        Assert.Equal(new DenialReason(PolicyLayer.None, true, null), denial.Reason);
        Assert.Equal(new MatchedStatement("NoBigOnes", "DENY"), Assert.Single(denial.Statements));
        Assert.Equal(["m5.24xlarge"], denial.Context.Single(key => key.Key == "ec2:InstanceType").Value);
    }

    [Fact]
    public void Wrapped_message_is_unwrapped() =>
        Assert.Single(DenialReader.Read("f", JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["DecodedMessage"] = Decoded })).Found);

    [Fact]
    public void Record_tells_the_session_its_role_and_context()
    {
        var denial = Assert.Single(DenialReader.Read("f", Record).Found);

        Assert.Equal(("arn:aws:sts::012345678901:assumed-role/R/s", "arn:aws:iam::012345678901:role/p/R", "arn:aws:s3:::b/k", "012345678901"), (denial.Principal, denial.RoleArn, denial.Resource, denial.ResourceAccount));
        Assert.Equal(PolicyLayer.Session, denial.Reason?.Layer);
        var context = denial.Context.ToDictionary(key => key.Key, key => key.Value[0], StringComparer.Ordinal);
        Assert.Equal(("203.0.113.7", "false", "1767323045", "AROAX:s"), (context["aws:SourceIp"], context["aws:MultiFactorAuthPresent"], context["aws:EpochTime"], context["aws:userid"]));
    }

    [Fact]
    public void Lists_give_their_refusals_and_count_the_rest()
    {
        var events = $$"""{"Events":[{"EventId":"1","CloudTrailEvent":{{JsonSerializer.Serialize(Record)}}},{"CloudTrailEvent":{{JsonSerializer.Serialize(Other)}}}]}""";

        foreach (var text in (string[])[events, $$"""{"Records":[{{Record}},{{Other}}]}""", $"[{Record},{Other}]"])
        {
            var denials = DenialReader.Read("f", text);
            Assert.Equal((1, 1), (denials.Found.Count, denials.Others));
        }
    }

    [Fact]
    public void Record_without_sentence_is_read_from_its_fields()
    {
        var denial = Assert.Single(DenialReader.Read("f", """{"eventSource":"kms.amazonaws.com","eventName":"Decrypt","errorCode":"AccessDeniedException","userIdentity":{"arn":"arn:aws:iam::012345678901:user/alice"},"resources":[{"ARN":"arn:aws:kms:eu-west-1:012345678901:key/k"}]}""").Found);

        Assert.Equal(("arn:aws:iam::012345678901:user/alice", "kms:Decrypt", "arn:aws:kms:eu-west-1:012345678901:key/k", null), (denial.Principal, denial.Action, denial.Resource, denial.Reason));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("hello", "neither JSON nor AWS's sentence")]
    [InlineData("{", "f:1:")]
    [InlineData("{}", "neither a decoded authorization message nor")]
    [InlineData("[1]", "neither a decoded authorization message nor")]
    [InlineData("""{"EncodedMessage":"abc"}""", "decode-authorization-message")]
    [InlineData("""{"DecodedMessage":"\ud800"}""", "no character")]
    public void Other_text_is_refused(string text, string why) => Assert.Contains(why, Assert.Throws<InputException>(() => DenialReader.Read("f", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Wrapping_has_an_end()
    {
        var text = Decoded;
        for (var i = 0; i < 8; i++)
        {
            text = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["DecodedMessage"] = text });
        }

        Assert.Contains("too often", Assert.Throws<InputException>(() => DenialReader.Read("f", text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_mutation_is_read_or_refused()
    {
        const string alphabet = "{}[]\",:\\ 0ax\ud800";
        var random = new System.Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(i % 2 == 0 ? Decoded : Record);
            for (var change = random.Next(4); change >= 0; change--)
            {
                text[random.Next(text.Length)] = alphabet[random.Next(alphabet.Length)];
            }

            Assert.True(IsReadOrRefused(text.ToString()));
        }
    }

    private static bool IsReadOrRefused(string text)
    {
        try
        {
            return DenialReader.Read("f", text).Found.Select(Advice.Change).All(advice => advice.Length > 0);
        }
        catch (InputException)
        {
            return true;
        }
    }
}
