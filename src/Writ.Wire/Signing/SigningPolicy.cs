namespace Writ.Wire.Signing;

/// <summary>What the verifier of one service accepts, at one moment.</summary>
/// <param name="Now">The verifier's clock.</param>
/// <param name="ExpectedService">The signing name of the service the request was routed to, such as <c>iam</c>.</param>
public readonly record struct SigningPolicy(DateTimeOffset Now, string ExpectedService)
{
    /// <summary>The skew AWS allows in either direction.</summary>
    public static readonly TimeSpan DefaultMaxSkew = TimeSpan.FromMinutes(15);

    /// <summary>The only region accepted, or null to accept any.</summary>
    public string? ExpectedRegion { get; init; }

    /// <summary>How far the request's clock may be from ours, either way.</summary>
    public TimeSpan MaxSkew { get; init; } = DefaultMaxSkew;

    /// <summary>Whether <c>UNSIGNED-PAYLOAD</c> stands for the body's hash, which is S3 only.</summary>
    public bool AllowUnsignedPayload { get; init; }

    /// <summary>Whether the path is normalized and encoded twice: every service but S3.</summary>
    public bool NormalizePath { get; init; } = true;

    /// <summary>
    /// Whether <c>X-Amz-Expires</c> bounds a presigned request. STS ignores the value and applies the clock skew instead,
    /// which is what the authenticator of EKS lives on (its tokens say 60 seconds and are used for 15 minutes).
    /// </summary>
    public bool HonorsExpires { get; init; } = true;
}
