using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Writ.Services.Operations;
using Writ.Tests.Operations;
using Writ.Wire.Signing;

namespace Writ.Tests.Server;

/// <summary>A request byte for byte as it is sent, so that no client library mends what a test breaks.</summary>
public sealed record RawRequest
{
    public string Method { get; init; } = "POST";

    public string Path { get; init; } = "/";

    public string Query { get; init; } = "";

    public ImmutableList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public byte[] Body { get; init; } = [];

    public string Target => Query.Length == 0 ? Path : $"{Path}?{Query}";

    /// <summary>An unsigned call: a form, or JSON with its target, as the service's protocol has it.</summary>
    public static RawRequest Of(string host, string service, string operation, string parameters = "")
    {
        var descriptor = ServiceCatalog.BySigningName(service) ?? throw new InvalidOperationException($"No service {service}");
        var request = new RawRequest().With("Host", host);
        if (descriptor.Protocol == Protocol.RestJson)
        {
            return Rest(request.With("Content-Type", "application/json"), service, operation, parameters);
        }

        return descriptor.Protocol == Protocol.Query
            ? request.With("Content-Type", "application/x-www-form-urlencoded; charset=utf-8") with
            {
                Body = Encoding.UTF8.GetBytes($"Action={operation}&Version={descriptor.ApiVersion}{parameters}"),
            }
            : request.With("Content-Type", "application/x-amz-json-1.1").With("X-Amz-Target", descriptor.TargetPrefixes[0] + operation) with
            {
                Body = Encoding.UTF8.GetBytes(parameters.Length == 0 ? "{}" : parameters),
            };
    }

    private static RawRequest Rest(RawRequest request, string service, string operation, string parameters)
    {
        var descriptor = OperationCatalog.Find(service, operation) ?? throw new InvalidOperationException($"No operation {operation}");
        var call = RestCall.Of(descriptor, JsonNode.Parse(parameters.Length == 0 ? "{}" : parameters)?.AsObject() ?? []);
        return request with { Method = call.Method, Path = call.Path, Query = call.Query, Headers = request.Headers.AddRange(call.Headers), Body = call.Body };
    }

    public RawRequest With(string name, string value) => this with { Headers = Headers.Add(new(name, value)) };

    public RawRequest Without(string name) => this with { Headers = Headers.RemoveAll(header => Is(header, name)) };

    /// <summary>Replaces the first header of that name, in its place.</summary>
    public RawRequest Change(string name, Func<string, string> change)
    {
        var at = Headers.FindIndex(header => Is(header, name));
        return at < 0 ? this : this with { Headers = Headers.SetItem(at, new(Headers[at].Key, change(Headers[at].Value))) };
    }

    public string? Header(string name) => Headers.FirstOrDefault(header => Is(header, name)).Value;

    public RawRequest Sign(SigningCredentials credentials, string service, DateTimeOffset now, string region = "us-east-1") =>
        this with { Headers = Headers.AddRange(SigV4Signer.Sign(ToSigning(), credentials, region, service, now).ToAdd) };

    /// <summary>The same call with the signature in the query string.</summary>
    public RawRequest Presign(SigningCredentials credentials, string service, DateTimeOffset now, TimeSpan? expires = null) =>
        this with { Query = SigV4Signer.Presign(ToSigning(), credentials, new SigningScope("us-east-1", service), now, expires ?? TimeSpan.FromMinutes(5)) };

    public SigningRequest ToSigning() => new() { Method = Method, Path = Path, QueryString = Query, Headers = Headers, Body = Body };

    /// <summary>The bytes, with the body's length unless the headers frame it otherwise.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        if (Header("Content-Length") is null && Header("Transfer-Encoding") is null && (Body.Length > 0 || Method == "POST"))
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        }

        return [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. Body];
    }

    private static bool Is(KeyValuePair<string, string> header, string name) => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase);
}
