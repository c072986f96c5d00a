using System.Text;

namespace Writ.Wire.Signing;

/// <summary>Parses the header form. AWS: SigV4, add the signature to the request (<c>Authorization</c> header).</summary>
internal static class AuthorizationHeader
{
    internal static SignatureCheck TryParse<TRequest>(in TRequest request, string header, out SignatureClaim? claim)
        where TRequest : ISignableRequest
    {
        claim = null;
        if (header.Length > SigningLimits.MaxHeaderValueLength)
        {
            return SignatureCheck.TooLarge;
        }

        if (header.AsSpan().Trim(' ').IsEmpty)
        {
            return SignatureCheck.Incomplete(SignatureMessages.EmptyAuthorization);
        }

        var check = TryReadParts(header, out var parts);
        if (!check.IsOk)
        {
            return check;
        }

        var date = SignatureDate.Find(request);
        if (FindMissing(parts, date) is { } missing)
        {
            return SignatureCheck.Incomplete(missing + SignatureMessages.AuthorizationEcho(header));
        }

        check = Claims.TryRead(parts, out var body);
        return check.IsOk ? TryBuild(request, body, date, out claim) : check;
    }

    private static SignatureCheck TryBuild<TRequest>(in TRequest request, in ClaimBody body, SignatureDate date, out SignatureClaim? claim)
        where TRequest : ISignableRequest
    {
        claim = null;
        if (!date.TryParse(out var timestamp))
        {
            return new SignatureCheck(SignatureFault.InvalidDate, SignatureMessages.InvalidDate(Claims.Excerpt(date.Text)));
        }

        claim = new SignatureClaim(SignatureForm.Header, body)
        {
            Timestamp = timestamp,
            TimestampText = date.IsHttpDate || date.Text is null ? SignatureTimestamp.Format(timestamp) : date.Text,
            SecurityToken = request.TryGetHeader("x-amz-security-token", out var token) ? token : null,
            PayloadHash = request.TryGetHeader("x-amz-content-sha256", out var hash) ? hash : null,
        };
        return Claims.CheckSizes(claim);
    }

    private static SignatureCheck TryReadParts(string header, out ClaimParts parts)
    {
        parts = default;
        var text = header.AsMemory().Trim(' ');
        var space = text.Span.IndexOf(' ');
        parts.Algorithm = space < 0 ? text : text[..space];
        if (space < 0)
        {
            return SignatureCheck.Ok;
        }

        var rest = text[(space + 1)..];
        foreach (var range in rest.Span.Split(','))
        {
            var pair = rest[range].Trim(' ');
            var equals = pair.Span.IndexOf('=');
            if (equals < 0)
            {
                return SignatureCheck.Incomplete(SignatureMessages.NoEqualSign(header));
            }

            if (!parts.TrySet(pair.Span[..equals], pair[(equals + 1)..]))
            {
                return SignatureCheck.Incomplete(SignatureMessages.Duplicate(pair[..equals].ToString()));
            }
        }

        return SignatureCheck.Ok;
    }

    private static string? FindMissing(in ClaimParts parts, SignatureDate date)
    {
        if (parts.IsComplete && date.Text is not null)
        {
            return null;
        }

        var sentences = new StringBuilder();
        AppendIfEmpty(sentences, parts.Credential, "Credential");
        AppendIfEmpty(sentences, parts.Signature, "Signature");
        AppendIfEmpty(sentences, parts.SignedHeaders, "SignedHeaders");
        if (date.Text is null)
        {
            sentences.Append(SignatureMessages.DateHeaderRequired);
        }

        return sentences.ToString();
    }

    private static void AppendIfEmpty(StringBuilder sentences, ReadOnlyMemory<char> value, string name)
    {
        if (value.IsEmpty)
        {
            sentences.Append(SignatureMessages.ParameterRequired(name));
        }
    }
}
