using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Wire.Signing;

public sealed class ClaimedServiceTests
{
    private const string Scope = "AKID/20260102/us-east-1/account/aws4_request";

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 Credential=" + Scope + ", SignedHeaders=host, Signature=00", "account")]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host,Signature=00,Credential=" + Scope, "account")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260102/us-east-1/account", "")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260102/us-east-1//aws4_request", "")]
    [InlineData("AWS4-HMAC-SHA256 Credential=" + Scope + "/more", "")]
    [InlineData("Bearer token", "")]
    [InlineData("AWS4-HMAC-SHA256", "")]
    public void Header_says_which(string authorization, string service) => Assert.Equal(service, ClaimedService.Of(authorization, "").ToString());

    [Theory]
    [InlineData("X-Amz-Credential=AKID%2F20260102%2Fus-east-1%2Faccount%2Faws4_request", "account")]
    [InlineData("a=b&X-Amz-Credential=AKID%2f20260102%2fus-east-1%2faccount%2faws4_request&X-Amz-Date=x", "account")]
    [InlineData("a=X-Amz-Credential=AKID/20260102/us-east-1/account/aws4_request", "")]
    [InlineData("X-Amz-Credential=%", "")]
    [InlineData("", "")]
    public void Query_string_says_which_where_there_is_no_header(string query, string service)
    {
        Assert.Equal(service, ClaimedService.Of("", query).ToString());
        Assert.Equal("", ClaimedService.Of("Bearer token", query).ToString());
    }

    [Fact]
    public void It_is_what_the_verifier_reads() => Samples.ForAll(Samples.Texts, 500, text =>
    {
        var service = new string([.. text.Where(char.IsAsciiLetterLower)]) + "x";
        var request = SigningBench.Request(method: "POST", path: "/listRegions");
        var scope = new SigningScope("us-east-1", service);
        var header = SigningBench.Signed(request, scope: scope).Headers.Single(h => h.Key == "Authorization").Value;

        Assert.Equal(service, ClaimedService.Of(header, "").ToString());
        Assert.Equal(service, ClaimedService.Of("", SigV4Signer.Presign(request, SigningBench.Credentials, scope, SigningBench.Now, TimeSpan.FromMinutes(1))).ToString());
    });

    [Fact]
    public void No_text_throws() => Samples.ForAll(Samples.Utf16, 1_000, text =>
    {
        ClaimedService.Of(text, text);
        ClaimedService.Of("Credential=" + text, "");
        ClaimedService.Of("", "X-Amz-Credential=" + text);
    });
}
