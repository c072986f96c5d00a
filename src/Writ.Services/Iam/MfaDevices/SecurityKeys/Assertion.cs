using System.Security.Cryptography;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

/// <summary>What a registered security key answers to a challenge.</summary>
/// <param name="CredentialId">Which credential answers.</param>
/// <param name="ClientDataJson">What the browser said.</param>
/// <param name="AuthenticatorData">What the authenticator said.</param>
/// <param name="Signature">Its signature over both.</param>
internal sealed record Assertion(byte[] CredentialId, byte[] ClientDataJson, byte[] AuthenticatorData, byte[] Signature)
{
    /// <summary>
    /// Checks the answer as a relying party must (WebAuthn Level 2, 7.2). The key comes back as it is to be kept: with the
    /// counter of this answer, which <see cref="IsLater"/> must compare again with the state that it is written to.
    /// </summary>
    /// <param name="key">The credential that is asked for.</param>
    /// <param name="subject">For whom the challenge was made.</param>
    /// <param name="call">The call.</param>
    public Result<SecurityKey> Verify(SecurityKey key, string subject, Call call)
    {
        var party = call.Platform.RelyingParty;
        if (!key.CredentialId.AsSpan().SequenceEqual(CredentialId))
        {
            return MfaDeviceErrors.KeyRefused("it is of another credential");
        }

        if (ClientData.Read(ClientDataJson) is not { } client)
        {
            return MfaDeviceErrors.KeyRefused("its client data cannot be read");
        }

        if (client.Fault(ClientData.Get, party) is { } fault)
        {
            return MfaDeviceErrors.KeyRefused(fault);
        }

        if (!KeyChallenge.TrySpend(client.Challenge, Ceremony.Assertion, subject, call))
        {
            return MfaDeviceErrors.KeyRefused("its challenge is unknown, expired or used");
        }

        return SecurityKeys.AuthenticatorData.Read(AuthenticatorData) is { } data
            ? Check(key, data, party)
            : MfaDeviceErrors.KeyRefused("its authenticator data cannot be read");
    }

    /// <summary>Whether the answer is later than the last: a copied key falls behind. Keys that do not count say 0 always.</summary>
    public static bool IsLater(SecurityKey known, uint counter) => counter > known.Counter || (counter == 0 && known.Counter == 0);

    private Result<SecurityKey> Check(SecurityKey key, AuthenticatorData data, RelyingParty party)
    {
        if (!data.IsFor(party))
        {
            return MfaDeviceErrors.KeyRefused("it is for another relying party");
        }

        if (!data.IsUserPresent)
        {
            return MfaDeviceErrors.KeyRefused("nobody touched the key");
        }

        if (!CoseKey.IsSigned(key.Algorithm, key.PublicKey, [.. data.Bytes, .. SHA256.HashData(ClientDataJson)], Signature))
        {
            return MfaDeviceErrors.KeyRefused("its signature does not verify");
        }

        return IsLater(key, data.Counter) ? key with { Counter = data.Counter } : MfaDeviceErrors.KeyRefused("its counter went back: the key may have been copied");
    }
}
