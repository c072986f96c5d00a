namespace Writ.Wire.Signing;

/// <summary>The parsed texts of a claim, the same in both forms.</summary>
internal readonly record struct ClaimBody(CredentialScope Credential, SignedHeaderList SignedHeaders, ReadOnlyMemory<char> Signature);
