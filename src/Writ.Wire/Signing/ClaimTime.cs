namespace Writ.Wire.Signing;

/// <summary>Whether a claim is current. AWS: SigV4, protect against reuse (requests are good for 15 minutes, presigned ones as long as they say).</summary>
internal static class ClaimTime
{
    internal static SignatureCheck Check(SignatureClaim claim, in SigningPolicy policy)
    {
        var age = policy.Now - claim.Timestamp;
        if (age < -policy.MaxSkew)
        {
            return new SignatureCheck(
                SignatureFault.NotYetValid, SignatureMessages.NotYetValid(claim.TimestampText, policy.Now, policy.MaxSkew));
        }

        if (policy.HonorsExpires && claim.Expires is { } lifetime)
        {
            return age > lifetime ? new SignatureCheck(SignatureFault.Expired, SignatureMessages.Expired) : SignatureCheck.Ok;
        }

        return age > policy.MaxSkew
            ? new SignatureCheck(SignatureFault.TooOld, SignatureMessages.TooOld(claim.TimestampText, policy.Now, policy.MaxSkew))
            : SignatureCheck.Ok;
    }
}
