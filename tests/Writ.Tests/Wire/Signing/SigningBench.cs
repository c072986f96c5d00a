using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Wire.Signing;

/// <summary>Signs and verifies the way a client and the gateway do.</summary>
internal static class SigningBench
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 30, 0, TimeSpan.Zero);
    public static readonly SigningCredentials Credentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    public static readonly SigningScope Scope = new("us-east-1", "iam");

    public static SigningRequest Request(
        string? query = null, IEnumerable<(string Name, string Value)>? headers = null, byte[]? body = null, string method = "POST", string path = "/") => new()
        {
            Method = method,
            Path = path,
            QueryString = query ?? "",
            Headers = [.. (headers ?? [("Host", "iam.amazonaws.com")]).Select(h => new KeyValuePair<string, string>(h.Name, h.Value))],
            Body = body,
        };

    /// <summary>The request as it goes over the wire after signing.</summary>
    public static SigningRequest Signed(SigningRequest request, SigningCredentials? credentials = null, SigningScope? scope = null, DateTimeOffset? at = null)
    {
        var where = scope ?? Scope;
        var added = SigV4Signer.Sign(request, credentials ?? Credentials, where.Region, where.Service, at ?? Now).ToAdd;
        var kept = request.Headers.Where(h => !added.Any(a => a.Key.Equals(h.Key, StringComparison.OrdinalIgnoreCase)));
        return Change(request, headers: [.. kept, .. added]);
    }

    public static SigningRequest Presigned(
        SigningRequest request, SigningCredentials? credentials = null, DateTimeOffset? at = null, int expires = 900) =>
        Change(request, query: SigV4Signer.Presign(request, credentials ?? Credentials, Scope, at ?? Now, TimeSpan.FromSeconds(expires)));

    public static SigningRequest Change(
        SigningRequest request,
        string? query = null,
        IReadOnlyList<KeyValuePair<string, string>>? headers = null,
        string? method = null,
        string? path = null,
        byte[]? body = null) => new()
        {
            Method = method ?? request.Method,
            Path = path ?? request.Path,
            QueryString = query ?? request.QueryString,
            Headers = headers ?? request.Headers,
            Body = body ?? request.Body,
            NormalizePath = request.NormalizePath,
            UnsignedPayload = request.UnsignedPayload,
        };

    public static SigningRequest WithHeader(SigningRequest request, string name, string value) =>
        Change(request, headers: [.. request.Headers.Where(h => !h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)), new(name, value)]);

    public static SigningRequest WithoutHeader(SigningRequest request, string name) =>
        Change(request, headers: [.. request.Headers.Where(h => !h.Key.Equals(name, StringComparison.OrdinalIgnoreCase))]);

    public static SignatureCheck Check(SigningRequest request, SigningPolicy? policy = null, SigningCredentials? credentials = null)
    {
        var who = credentials ?? Credentials;
        var check = SigV4.TryParse(request, out var claim);
        if (claim is null)
        {
            Assert.False(check.IsOk);
            return check;
        }

        if (claim.AccessKeyId != who.AccessKeyId)
        {
            return new SignatureCheck(SignatureFault.Mismatch, "no such key"); // the gateway finds no secret
        }

        var key = SigningKey.Derive(who.SecretAccessKey, claim.Date, claim.Region, claim.Service);
        return SigV4.Verify(request, claim, request.Body.Span, key, policy ?? new SigningPolicy(Now, Scope.Service));
    }
}
