using Writ.Wire.Errors;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

/// <summary>SHA-1 thumbprints of the certificates an issuer's keys may be fetched under; kept in lower case.</summary>
internal static class Thumbprints
{
    private const int Max = 5;

    public static Result<IReadOnlyList<string>> Check(IReadOnlyList<string> thumbprints)
    {
        if (thumbprints.Count > Max)
        {
            return OpenIdConnectErrors.TooManyThumbprints;
        }

        if (!thumbprints.All(thumbprint => thumbprint.All(char.IsAsciiHexDigit)))
        {
            return OpenIdConnectErrors.InvalidThumbprint;
        }

        return thumbprints.Select(thumbprint => thumbprint.ToLowerInvariant()).ToArray();
    }
}
