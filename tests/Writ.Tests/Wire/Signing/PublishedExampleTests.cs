using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Wire.Signing;

/// <summary>AWS's own examples: the SigV4 test suite and the documentation.</summary>
public sealed class PublishedExampleTests
{
    private static readonly Dictionary<string, SigningCase> Cases =
        SigningCorpus.Read("suite.json").Concat(SigningCorpus.Read("documentation.json")).ToDictionary(c => c.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> HeaderNames => [.. Cases.Values.Where(c => c.Form == "header").Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(HeaderNames))]
    public void Signer_gives_the_published_signature(string name)
    {
        var example = Cases[name];

        var signed = SigV4Signer.Sign(example.Request, example.Credentials, example.Scope.Region, example.Scope.Service, example.Now);

        Assert.Equal(example.Signature, signed.Steps.Signature);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verifier_accepts_the_published_request(string name)
    {
        var example = Cases[name];
        var request = example.Form == "header" ? SigningBench.Signed(example.Request, example.Credentials, example.Scope, example.Now) : example.Request;
        var policy = new SigningPolicy(example.Now, example.Scope.Service)
        {
            NormalizePath = example.Request.NormalizePath,
            AllowUnsignedPayload = example.IsS3,
        };

        var check = SigningBench.Check(request, policy, example.Credentials);

        Assert.Equal(default, check);
    }

    [Fact]
    public void Get_vanilla_goes_through_the_published_steps()
    {
        var example = Cases["get-vanilla"];

        var steps = SigV4Signer.Sign(example.Request, example.Credentials, "us-east-1", "service", example.Now).Steps;

        Assert.Equal(
            "GET\n/\n\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\nhost;x-amz-date\n"
            + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            steps.CanonicalRequest);
        Assert.Equal(
            "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n"
            + "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63",
            steps.StringToSign);
    }

    [Fact]
    public void Signing_key_is_the_documented_one()
    {
        var key = new byte[32];

        SigV4.DeriveSigningKey("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150830", "us-east-1", "iam", key);

        Assert.Equal("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9", Convert.ToHexStringLower(key));
    }
}
