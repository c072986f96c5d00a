using System.Formats.Cbor;

namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

/// <summary>A new credential and who vouches for it (WebAuthn Level 2, 6.5).</summary>
internal sealed record AttestationObject
{
    private const int MaxCertificates = 4;

    public string Format { get; private init; } = "";

    public byte[] AuthenticatorData { get; private init; } = [];

    /// <summary>How the statement is signed; null when it does not say.</summary>
    public int? Algorithm { get; private init; }

    public byte[]? Signature { get; private init; }

    /// <summary>The attestation's certificate and those above it; null when there are none.</summary>
    public IReadOnlyList<byte[]>? Certificates { get; private init; }

    public bool IsStatementEmpty => Algorithm is null && Signature is null && Certificates is null;

    public static AttestationObject? Read(byte[] bytes) =>
        Cbor.TryRead<AttestationObject>(bytes, Read, out var found, out var length) && length == bytes.Length ? found : null;

    private static AttestationObject? Read(CborReader reader)
    {
        var result = new AttestationObject();
        if (reader.ReadStartMap() != 3)
        {
            return null;
        }

        // Canonical order is by length; a key that is missing makes another one unknown.
        if (reader.ReadTextString() != "fmt")
        {
            return null;
        }

        result = result with { Format = reader.ReadTextString() };
        if (reader.ReadTextString() != "attStmt" || Statement(reader, result) is not { } stated || reader.ReadTextString() != "authData")
        {
            return null;
        }

        result = stated with { AuthenticatorData = reader.ReadByteString() };
        reader.ReadEndMap();
        return result;
    }

    private static AttestationObject? Statement(CborReader reader, AttestationObject result)
    {
        var count = reader.ReadStartMap();
        for (var at = 0; at < count; at++)
        {
            switch (reader.ReadTextString())
            {
                case "alg": result = result with { Algorithm = reader.ReadInt32() }; break;
                case "sig": result = result with { Signature = reader.ReadByteString() }; break;
                case "x5c" when CertificatesOf(reader) is { } chain: result = result with { Certificates = chain }; break;
                default: return null;
            }
        }

        reader.ReadEndMap();
        return result;
    }

    private static List<byte[]>? CertificatesOf(CborReader reader)
    {
        var count = reader.ReadStartArray();
        if (count is not (>= 1 and <= MaxCertificates))
        {
            return null;
        }

        var chain = new List<byte[]>();
        for (var at = 0; at < count; at++)
        {
            chain.Add(reader.ReadByteString());
        }

        reader.ReadEndArray();
        return chain;
    }
}
