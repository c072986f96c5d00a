using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Providers.Saml;

/// <summary>What is read of a request before the writer lock is taken: null for what the request does not have.</summary>
public sealed record PreparedSamlProvider
{
    // What AWS gives a document that does not say until when it holds.
    private const int YearsWithoutEnd = 100;

    public DateTimeOffset? ValidUntil { get; private init; }

    public byte[]? PackedMetadata { get; private init; }

    public SamlPrivateKey? Key { get; private init; }

    internal static Result<PreparedSamlProvider> Read(string? document, string? pem, Call call)
    {
        var prepared = new PreparedSamlProvider();
        if (document is not null)
        {
            var metadata = SamlMetadata.Parse(document);
            if (metadata.Error is { } unparsable)
            {
                return unparsable;
            }

            prepared = prepared with { ValidUntil = metadata.Value.ValidUntil ?? call.Now.AddYears(YearsWithoutEnd), PackedMetadata = PackedText.Pack(document) };
        }

        if (pem is null)
        {
            return prepared;
        }

        var key = SamlPrivateKeys.Seal(pem, call);
        return key.Error is { } error ? error : prepared with { Key = key.Value };
    }
}
