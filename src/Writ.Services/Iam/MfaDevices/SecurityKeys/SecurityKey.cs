namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

/// <summary>A FIDO security key's credential (WebAuthn: public key credential source).</summary>
public sealed record SecurityKey
{
    /// <summary>Its id, which the authenticator chose.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>How it signs: -7 is ES256, -257 is RS256 (IANA: COSE algorithms).</summary>
    public required int Algorithm { get; init; }

    /// <summary>The public key, as SubjectPublicKeyInfo.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>How many signatures it made when it was last used; 0 if it does not count.</summary>
    public uint Counter { get; init; }

    /// <summary>The authenticator's model, as it says itself.</summary>
    public required string Aaguid { get; init; }
}
