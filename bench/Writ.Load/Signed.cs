using System.Text;
using Writ.Wire.Signing;

namespace Writ.Load;

/// <summary>A form request, signed as root for the service its version names.</summary>
internal static class Signed
{
    public const string ContentType = "application/x-www-form-urlencoded";

    private static readonly SigningCredentials Root = new(
        Environment.GetEnvironmentVariable("WRIT_ROOT_ACCESS_KEY_ID") ?? "root",
        Environment.GetEnvironmentVariable("WRIT_ROOT_SECRET_ACCESS_KEY") ?? "secret",
        Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN") is { Length: > 0 } token ? token : null);

    /// <summary>The headers to send besides Host, Content-Type and Content-Length.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers(Uri url, byte[] body, SigningCredentials? credentials = null)
    {
        var service = Encoding.UTF8.GetString(body).Contains("2010-05-08", StringComparison.Ordinal) ? "iam" : "sts";
        var request = new SigningRequest
        {
            Method = "POST",
            Path = "/",
            Headers = [new("Host", url.Authority), new("Content-Type", ContentType)],
            Body = body,
        };
        return SigV4Signer.Sign(request, credentials ?? Root, "us-east-1", service, TimeProvider.System.GetUtcNow()).ToAdd;
    }
}
