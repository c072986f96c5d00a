namespace Writ.Wire.Signing;

/// <summary>The texts signing goes through. AWS: SigV4, create a signed request.</summary>
/// <param name="CanonicalRequest">Step 1.</param>
/// <param name="StringToSign">Step 3.</param>
/// <param name="Signature">Step 5.</param>
public sealed record SigningSteps(string CanonicalRequest, string StringToSign, string Signature);
