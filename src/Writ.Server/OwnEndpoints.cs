using System.Text;
using Microsoft.AspNetCore.Http;

namespace Writ.Server;

/// <summary>What Writ answers for itself, below /_writ: health, the documents of token issuers, and the reset of ephemeral servers.</summary>
internal sealed class OwnEndpoints(ServerOptions options, Installation installation, IssuerEndpoints issuers)
{
    public const string Prefix = "/_writ";

    public Task HandleAsync(HttpContext http) => (http.Request.Method, http.Request.Path.Value) switch
    {
        ("GET" or "HEAD", "/_writ/health/live") => AnswerAsync(http, 200, """{"status":"live"}"""),
        ("GET" or "HEAD", "/_writ/health/ready") => installation.Ledger.IsHealthy
            ? AnswerAsync(http, 200, """{"status":"ready"}""")
            : AnswerAsync(http, 503, """{"status":"the database cannot be written"}"""),
        ("POST", "/_writ/reset") when options is { Ephemeral: true, IsLoopback: true } => IsFromBrowser(http.Request)
            ? AnswerAsync(http, 403, """{"error":"browsers may not reset"}""")
            : ResetAsync(http),
        _ => AnswerOthersAsync(http),
    };

    private async Task AnswerOthersAsync(HttpContext http)
    {
        if (!await issuers.TryAnswerAsync(http))
        {
            await AnswerAsync(http, 404, """{"error":"not found"}""");
        }
    }

    /// <summary>
    /// Any page that a browser shows can post here, so whatever marks a page's request is refused. So is a name that is not
    /// this machine's: that is how a page makes the browser take this server for its own (DNS rebinding).
    /// </summary>
    private static bool IsFromBrowser(HttpRequest request) =>
        request.Headers.ContainsKey("Origin")
        || request.Headers.ContainsKey("Referer")
        || request.Headers.Keys.Any(name => name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase))
        || !ServerOptions.IsLoopbackHost(request.Host.Host);

    private async Task ResetAsync(HttpContext http)
    {
        await installation.Ledger.ResetAsync();
        await AnswerAsync(http, 200, "{}");
    }

    private static Task AnswerAsync(HttpContext http, int status, string json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        var bytes = Encoding.UTF8.GetBytes(json);
        http.Response.ContentLength = bytes.Length;
        return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }
}
