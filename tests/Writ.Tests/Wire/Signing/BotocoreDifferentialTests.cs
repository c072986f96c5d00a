using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Wire.Signing;

/// <summary>A second opinion: requests signed by botocore, odd ones among them, verify; with one thing changed they do not.</summary>
public sealed class BotocoreDifferentialTests
{
    private static readonly SigningCase[] Cases = [.. SigningCorpus.Read("botocore.json")];

    [Fact]
    public void Requests_signed_by_botocore_verify()
    {
        var refused = Cases.Select(c => (c, Check(c, c.Request))).Where(x => !x.Item2.IsOk)
            .Select(x => $"{x.c.Name} {x.c.Request.Path}?{x.c.Request.QueryString}: {x.Item2}");

        Assert.Empty(refused);
        Assert.True(Cases.Length >= 200);
    }

    [Fact]
    public void Requests_signed_by_botocore_do_not_verify_with_another_method()
    {
        Assert.All(Cases, c => Assert.Equal(SignatureFault.Mismatch, Check(c, SigningBench.Change(c.Request, method: "PATCH")).Fault));
    }

    private static SignatureCheck Check(SigningCase example, SigningRequest request) => SigningBench.Check(
        request,
        new SigningPolicy(example.Now, example.Scope.Service) { NormalizePath = !example.IsS3, AllowUnsignedPayload = example.IsS3 },
        example.Credentials);
}
