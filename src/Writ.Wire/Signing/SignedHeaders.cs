namespace Writ.Wire.Signing;

/// <summary>What signing a request in the header form came to.</summary>
/// <param name="Authorization">The <c>Authorization</c> header.</param>
/// <param name="ToAdd">All headers to add to the request, <c>Authorization</c> among them.</param>
/// <param name="Steps">The intermediate texts, for comparing with another signer's.</param>
public sealed record SignedHeaders(string Authorization, IReadOnlyList<KeyValuePair<string, string>> ToAdd, SigningSteps Steps);
