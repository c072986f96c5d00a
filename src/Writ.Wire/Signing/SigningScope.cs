namespace Writ.Wire.Signing;

/// <summary>Where a signature is good for.</summary>
/// <param name="Region">The region, <c>us-east-1</c> for global services.</param>
/// <param name="Service">The signing name of the service.</param>
public readonly record struct SigningScope(string Region, string Service);
