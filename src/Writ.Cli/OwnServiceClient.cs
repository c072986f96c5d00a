using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Services.Installations;
using Writ.Wire.Signing;

namespace Writ.Cli;

/// <summary>Calls Writ's own service on the running server, signed with the root key that the server left for its owner.</summary>
internal static class OwnServiceClient
{
    private const string ContentType = "application/x-amz-json-1.1";

    /// <summary>The answer's members, or the refusal's sentence.</summary>
    public static async Task<(JsonObject? Answer, string? Refusal)> CallAsync(RunningServer server, string operation, JsonObject parameters, CancellationToken cancellation)
    {
        var url = new Uri(server.Url);
        var body = Encoding.UTF8.GetBytes(parameters.ToJsonString());
        var headers = new List<KeyValuePair<string, string>>
        {
            new("Host", url.Authority),
            new("Content-Type", ContentType),
            new("X-Amz-Target", InstallationsService.Descriptor.TargetPrefixes[0] + operation),
        };
        var signed = SigV4Signer.Sign(
            new SigningRequest { Method = "POST", Path = "/", Headers = headers, Body = body },
            new SigningCredentials(server.AccessKeyId, server.SecretAccessKey),
            "us-east-1",
            InstallationsService.Name,
            TimeProvider.System.GetUtcNow());
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        foreach (var (name, value) in headers.Skip(2).Concat(signed.ToAdd))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await http.SendAsync(request, cancellation);
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation))?.AsObject() ?? [];
            return response.IsSuccessStatusCode ? (answer, null) : (null, (string?)answer["message"] ?? "the server refused without a reason");
        }
        catch (Exception reason) when (reason is HttpRequestException or JsonException)
        {
            return (null, reason.Message);
        }
    }
}
