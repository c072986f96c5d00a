namespace Writ.Wire.Signing;

/// <summary>What signing a request in the header form came to.</summary>
/// <param name="Authorization">The <c>Authorization</c> header.</param>
/// <param name="ToAdd">All headers to add to the request, <c>Authorization</c> among them.</param>
/// <param name="Steps">The intermediate texts, for comparing with another signer's.</param>
public sealed record SignedHeaders(string Authorization, IReadOnlyList<KeyValuePair<string, string>> ToAdd, SigningSteps Steps);

/// <summary>The texts signing goes through. AWS: SigV4, create a signed request.</summary>
/// <param name="CanonicalRequest">Step 1.</param>
/// <param name="StringToSign">Step 3.</param>
/// <param name="Signature">Step 5.</param>
public sealed record SigningSteps(string CanonicalRequest, string StringToSign, string Signature);
