using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Writ.Wire.Signing;

/// <summary>
/// Signature Version 4, the client's side: used by tests, the load generator and the command line. It prefers clarity to speed.
/// AWS: IAM User Guide, create a signed AWS API request.
/// </summary>
public static class SigV4Signer
{
    /// <summary>Headers that proxies and runtimes change on the way, which AWS's SDKs leave unsigned too.</summary>
    private static readonly string[] NeverSigned = ["authorization", "connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id"];

    /// <summary>Signs in the header form. All given headers but those proxies change are signed, so <c>Host</c> has to be among them.</summary>
    /// <returns>The headers to add.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent, so it has no signature.</exception>
    public static SignedHeaders Sign(SigningRequest request, SigningCredentials credentials, string region, string service, DateTimeOffset now)
    {
        var timestamp = SignatureTimestamp.Format(now);
        var added = new List<KeyValuePair<string, string>> { new("X-Amz-Date", timestamp) };
        if (credentials.SessionToken is { } token)
        {
            added.Add(new("X-Amz-Security-Token", token));
        }

        if (request.AddPayloadHash || request.UnsignedPayload)
        {
            added.Add(new("X-Amz-Content-Sha256", PayloadOf(request)));
        }

        var kept = request.Headers.Where(header => !added.Exists(other => other.Key.Equals(header.Key, StringComparison.OrdinalIgnoreCase)));
        var signed = request.With([.. kept, .. added], request.QueryString);
        var names = NamesToSign(signed);
        var context = ContextOf(credentials, new SigningScope(region, service), timestamp);
        var steps = Compute(signed, names, context, credentials, isPresigned: false);
        var authorization = $"AWS4-HMAC-SHA256 Credential={CredentialOf(context.Scope)}, SignedHeaders={names.Text}, Signature={steps.Signature}";
        added.Add(new("Authorization", authorization));
        return new SignedHeaders(authorization, added, steps);
    }

    /// <summary>Signs in the query form.</summary>
    /// <returns>The whole query string, signed: what was there, the <c>X-Amz-*</c> parameters, the signature.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent, so it has no signature.</exception>
    public static string Presign(SigningRequest request, SigningCredentials credentials, SigningScope scope, DateTimeOffset now, TimeSpan expires)
    {
        var timestamp = SignatureTimestamp.Format(now);
        var names = NamesToSign(request);
        var context = ContextOf(credentials, scope, timestamp);
        var query = new StringBuilder(request.QueryString);
        Append(query, "X-Amz-Algorithm", CredentialScope.Algorithm);
        Append(query, "X-Amz-Credential", CredentialOf(context.Scope));
        Append(query, "X-Amz-Date", timestamp);
        Append(query, "X-Amz-Expires", ((long)expires.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        Append(query, "X-Amz-SignedHeaders", names.Text.ToString());
        if (credentials.SessionToken is { } token)
        {
            Append(query, "X-Amz-Security-Token", token);
        }

        var signed = request.With(request.Headers, query.ToString());
        var steps = Compute(signed, names, context, credentials, isPresigned: true);
        return Append(query, "X-Amz-Signature", steps.Signature).ToString();
    }

    private static SigningSteps Compute(
        SigningRequest request, SignedHeaderList names, SigningContext context, SigningCredentials credentials, bool isPresigned)
    {
        var form = new CanonicalForm
        {
            SignedHeaders = names,
            PayloadHash = Encoding.ASCII.GetBytes(PayloadOf(request)),
            NormalizePath = request.NormalizePath,
            IsPresigned = isPresigned,
        };
        var canonical = new ByteBuffer(stackalloc byte[1024]);
        var text = new ByteBuffer(stackalloc byte[256]);
        try
        {
            if (!CanonicalRequest.TryAppend(ref canonical, request, form))
            {
                throw new ArgumentException("The request has no canonical form.", nameof(request));
            }

            SignatureText.AppendStringToSign(ref text, canonical.Written, context);
            Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
            SigningKey.Derive(credentials.SecretAccessKey, context.Scope.Date.Span, context.Scope.Region, context.Scope.Service.Span).Sign(text.Written, signature);
            return new SigningSteps(Encoding.UTF8.GetString(canonical.Written), Encoding.UTF8.GetString(text.Written), Convert.ToHexStringLower(signature));
        }
        finally
        {
            canonical.Dispose();
            text.Dispose();
        }
    }

    private static string PayloadOf(SigningRequest request) =>
        request.UnsignedPayload ? PayloadHash.Unsigned : Convert.ToHexStringLower(SHA256.HashData(request.Body.Span));

    private static SignedHeaderList NamesToSign(SigningRequest request) =>
        SignedHeaderList.Of(request.Headers.Select(header => header.Key).Where(name => !NeverSigned.Contains(name, StringComparer.OrdinalIgnoreCase)));

    private static SigningContext ContextOf(SigningCredentials credentials, SigningScope scope, string timestamp) =>
        new(new CredentialScope(credentials.AccessKeyId, timestamp.AsMemory(0, 8), scope.Region, scope.Service.AsMemory(), CredentialScope.RequiredTerminator.AsMemory()), timestamp);

    private static string CredentialOf(CredentialScope scope) =>
        $"{scope.AccessKeyId}/{scope.Date}/{scope.Region}/{scope.Service}/{scope.Terminator}";

    private static StringBuilder Append(StringBuilder query, string name, string value) =>
        query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
}
