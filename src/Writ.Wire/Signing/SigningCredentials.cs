namespace Writ.Wire.Signing;

/// <summary>What a client signs with.</summary>
/// <param name="AccessKeyId">The access key id.</param>
/// <param name="SecretAccessKey">The secret.</param>
/// <param name="SessionToken">The session token of temporary credentials.</param>
public sealed record SigningCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>The key id only: secrets do not belong into logs.</summary>
    public override string ToString() => AccessKeyId;
}
