using System.Globalization;
using System.Text;

namespace Writ.Wire.Signing;

/// <summary>Parses the query form. AWS: SigV4, add the signature to the request (query string).</summary>
internal static class PresignedQuery
{
    internal static SignatureCheck TryParse<TRequest>(in TRequest request, in PresignedParameters parameters, out SignatureClaim? claim)
        where TRequest : ISignableRequest
    {
        claim = null;
        if (FindMissing(parameters) is { } missing)
        {
            return SignatureCheck.Incomplete(missing);
        }

        var check = TryReadExpires(parameters, out var expires);
        if (!check.IsOk)
        {
            return check;
        }

        var parts = new ClaimParts { Algorithm = parameters[PresignedParameter.Algorithm].AsMemory() };
        parts.TrySet("Credential", parameters[PresignedParameter.Credential].AsMemory());
        parts.TrySet("SignedHeaders", parameters[PresignedParameter.SignedHeaders].AsMemory());
        parts.TrySet("Signature", parameters[PresignedParameter.Signature].AsMemory());
        check = Claims.TryRead(parts, out var body);
        return check.IsOk ? TryBuild(request, parameters, body, expires, out claim) : check;
    }

    private static SignatureCheck TryBuild<TRequest>(
        in TRequest request, in PresignedParameters parameters, in ClaimBody body, TimeSpan? expires, out SignatureClaim? claim)
        where TRequest : ISignableRequest
    {
        claim = null;
        var date = parameters[PresignedParameter.Date]!; // FindMissing asked for it
        if (!SignatureTimestamp.TryParseBasic(date, out var timestamp))
        {
            return new SignatureCheck(SignatureFault.InvalidDate, SignatureMessages.InvalidDate(Claims.Excerpt(date)));
        }

        var check = TryReadToken(request, parameters, out var token);
        claim = new SignatureClaim(SignatureForm.Query, body)
        {
            Timestamp = timestamp,
            TimestampText = date,
            Expires = expires,
            SecurityToken = token,
            PayloadHash = request.TryGetHeader("x-amz-content-sha256", out var hash) ? hash : parameters[PresignedParameter.ContentSha256],
        };
        return check.IsOk ? Claims.CheckSizes(claim) : check;
    }

    /// <summary>The token is a query parameter; a header may carry it instead (it then has to be signed), but not as well.</summary>
    private static SignatureCheck TryReadToken<TRequest>(in TRequest request, in PresignedParameters parameters, out string? token)
        where TRequest : ISignableRequest
    {
        token = parameters[PresignedParameter.SecurityToken];
        if (!request.TryGetHeader("x-amz-security-token", out var header))
        {
            return SignatureCheck.Ok;
        }

        if (token is not null)
        {
            return SignatureCheck.Incomplete(SignatureMessages.Duplicate("X-Amz-Security-Token"));
        }

        token = header;
        return SignatureCheck.Ok;
    }

    private static SignatureCheck TryReadExpires(in PresignedParameters parameters, out TimeSpan? expires)
    {
        expires = null;
        if (parameters[PresignedParameter.Expires] is not { } text)
        {
            return SignatureCheck.Ok;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            return SignatureCheck.Incomplete(SignatureMessages.ExpiresNotNumber);
        }

        if (seconds is < 1 or > 604_800)
        {
            return SignatureCheck.Incomplete(seconds < 1 ? SignatureMessages.ExpiresNotPositive : SignatureMessages.ExpiresTooLong);
        }

        expires = TimeSpan.FromSeconds(seconds);
        return SignatureCheck.Ok;
    }

    private static string? FindMissing(in PresignedParameters parameters)
    {
        ReadOnlySpan<PresignedParameter> required =
        [
            PresignedParameter.Algorithm, PresignedParameter.Credential, PresignedParameter.Signature,
            PresignedParameter.SignedHeaders, PresignedParameter.Date,
        ];
        StringBuilder? sentences = null;
        foreach (var parameter in required)
        {
            if (string.IsNullOrEmpty(parameters[parameter]))
            {
                sentences = (sentences ?? new StringBuilder()).Append(SignatureMessages.QueryParameterRequired(PresignedParameters.NameOf(parameter)));
            }
        }

        return sentences?.Append(SignatureMessages.QueryEpilogue).ToString();
    }
}
