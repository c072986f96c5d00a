using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Providers;

/// <summary>As many providers as AWS allows, and not one more.</summary>
public sealed class ProviderQuotaTests(TestServer server) : IClassFixture<TestServer>
{
    private const int Max = 100;

    [Fact]
    public async Task Account_has_a_hundred_OpenID_Connect_providers() =>
        await FillAsync("iam:CreateOpenIDConnectProvider", n => new JsonObject { ["Url"] = $"https://idp{n}.example.com" }, "OpenIdConnectProvidersPerAccount");

    [Fact]
    public async Task Account_has_a_hundred_SAML_providers()
    {
        var document = (string?)CaseFile.Load("iam:UpdateSAMLProvider").Content["request"]?["SAMLMetadataDocument"];

        await FillAsync("iam:CreateSAMLProvider", n => new JsonObject { ["Name"] = $"idp{n}", ["SAMLMetadataDocument"] = document }, "SAMLProvidersPerAccount");
    }

    [Fact]
    public async Task Metadata_is_kept_compressed_and_the_audit_record_leaves_a_long_one_out()
    {
        await server.ResetAsync();
        var document = (string?)CaseFile.Load("iam:UpdateSAMLProvider").Content["request"]?["SAMLMetadataDocument"] ?? "";
        var padded = document.Replace("</EntityDescriptor>", $"<Organization>{string.Concat(Enumerable.Repeat("ünï", 60_000))}</Organization></EntityDescriptor>", StringComparison.Ordinal);

        Assert.Equal(200, (await CallAsync("iam:CreateSAMLProvider", new JsonObject { ["Name"] = "idp", ["SAMLMetadataDocument"] = padded })).Status);

        var shown = await CallAsync("iam:GetSAMLProvider", new JsonObject { ["SAMLProviderArn"] = "arn:aws:iam::111122223333:saml-provider/idp" });
        Assert.Equal(padded, (string?)shown.Members?["SAMLMetadataDocument"]);
        var kept = server.Writ.Installation.Current(TestServer.Account)?.Get(Writ.Services.Iam.IamState.SamlProviders, "idp");
        Assert.InRange(kept?.PackedMetadata.Length ?? 0, 1, padded.Length / 20);
        Assert.InRange((await server.LastEventAsync("CreateSAMLProvider")).Document.Length, 1, 10_000);
    }

    private async Task FillAsync(string operation, Func<int, JsonObject> parameters, string quota)
    {
        await server.ResetAsync();
        for (var n = 0; n < Max; n++)
        {
            Assert.Equal(200, (await CallAsync(operation, parameters(n))).Status);
        }

        var refused = await CallAsync(operation, parameters(Max));

        Assert.Equal(("LimitExceeded", $"Cannot exceed quota for {quota}: {Max}"), (refused.ErrorCode, refused.ErrorMessage));
    }

    private Task<WireAnswer> CallAsync(string operation, JsonObject parameters) => WireCall.SendAsync(server, operation, parameters, CaseRun.Root);
}
