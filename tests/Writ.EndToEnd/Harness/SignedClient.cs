using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Writ.Wire.Signing;

namespace Writ.EndToEnd.Harness;

/// <summary>An answer: its status and body.</summary>
internal sealed record Answer(int Status, string Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text of the first element of this name, at any depth; empty when there is none.</summary>
    public string this[string element] => All(element) is [var first, ..] ? first : "";

    public IReadOnlyList<string> All(string element) =>
        [.. XDocument.Parse(Body).Descendants().Where(node => node.Name.LocalName == element).Select(node => node.Value)];

    /// <summary>This answer, if it is one of success.</summary>
    public Answer Succeeded => Status == 200 ? this : throw new InvalidOperationException($"{Status}: {Body}");
}

/// <summary>A plain HTTP client that signs: for what has to be fast, or odd.</summary>
internal sealed class SignedClient(Uri url, SigningCredentials credentials)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(30) };

    public Task<Answer> IamAsync(string action, params (string Name, string Value)[] parameters) => QueryAsync("iam", "2010-05-08", action, parameters);

    public Task<Answer> StsAsync(string action, params (string Name, string Value)[] parameters) => QueryAsync("sts", "2011-06-15", action, parameters);

    /// <summary>Signs a form POST, to be sent by hand.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Sign(string service, string contentType, byte[] body, params KeyValuePair<string, string>[] more)
    {
        KeyValuePair<string, string>[] headers = [new("Host", url.Authority), new("Content-Type", contentType), .. more];
        var request = new SigningRequest { Method = "POST", Headers = headers, Body = body };
        return [.. headers, .. SigV4Signer.Sign(request, credentials, "us-east-1", service, DateTimeOffset.UtcNow).ToAdd];
    }

    public Task<Answer> CloudTrailAsync(string operation, string json) => SendAsync(
        "cloudtrail", "application/x-amz-json-1.1", json, new KeyValuePair<string, string>("X-Amz-Target", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101." + operation));

    public static string Form(string version, string action, params (string Name, string Value)[] parameters)
    {
        var body = new StringBuilder($"Action={action}&Version={version}");
        foreach (var (name, value) in parameters)
        {
            body.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return body.ToString();
    }

    private Task<Answer> QueryAsync(string service, string version, string action, (string Name, string Value)[] parameters) =>
        SendAsync(service, "application/x-www-form-urlencoded; charset=utf-8", Form(version, action, parameters));

    private async Task<Answer> SendAsync(string service, string contentType, string body, params KeyValuePair<string, string>[] more)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in Sign(service, contentType, bytes, more))
        {
            if (name is not ("Host" or "Content-Type"))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await Http.SendAsync(request);
        return new Answer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync())
        {
            Headers = answer.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
        };
    }
}
