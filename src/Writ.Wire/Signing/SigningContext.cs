namespace Writ.Wire.Signing;

/// <summary>What is signed besides the request: where and when.</summary>
internal readonly record struct SigningContext(CredentialScope Scope, string Timestamp);
