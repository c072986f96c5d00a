using System.Security.Cryptography;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

/// <summary>A new security key's answer to a challenge, checked as a relying party must (WebAuthn Level 2, 7.1).</summary>
internal static class Registration
{
    /// <param name="clientDataJson">What the browser said.</param>
    /// <param name="attestation">What the authenticator said.</param>
    /// <param name="subject">For whom the challenge was made.</param>
    /// <param name="call">The call.</param>
    public static Result<SecurityKey> Verify(byte[] clientDataJson, byte[] attestation, string subject, Call call)
    {
        var party = call.Platform.RelyingParty;
        if (ClientData.Read(clientDataJson) is not { } client)
        {
            return MfaDeviceErrors.KeyRefused("its client data cannot be read");
        }

        if (client.Fault(ClientData.Create, party) is { } fault)
        {
            return MfaDeviceErrors.KeyRefused(fault);
        }

        // Used up whatever else is wrong with the answer.
        if (!KeyChallenge.TrySpend(client.Challenge, Ceremony.Registration, subject, call))
        {
            return MfaDeviceErrors.KeyRefused("its challenge is unknown, expired or used");
        }

        if (AttestationObject.Read(attestation) is not { } statement || AuthenticatorData.Read(statement.AuthenticatorData) is not { } data)
        {
            return MfaDeviceErrors.KeyRefused("its attestation cannot be read");
        }

        return Check(statement, data, SHA256.HashData(clientDataJson), party);
    }

    private static Result<SecurityKey> Check(AttestationObject statement, AuthenticatorData data, byte[] clientDataHash, RelyingParty party)
    {
        if (!data.IsFor(party))
        {
            return MfaDeviceErrors.KeyRefused("it is for another relying party");
        }

        if (!data.IsUserPresent)
        {
            return MfaDeviceErrors.KeyRefused("nobody touched the key");
        }

        if (data.Key is not { } key || key.Export() is not { } publicKey)
        {
            return MfaDeviceErrors.KeyRefused("it has no public key of a kind that is supported");
        }

        if (!Attestation.IsValid(statement, data, key, publicKey, clientDataHash))
        {
            return MfaDeviceErrors.KeyRefused("its attestation does not verify");
        }

        return new SecurityKey
        {
            CredentialId = data.CredentialId,
            Algorithm = key.Algorithm,
            PublicKey = publicKey,
            Counter = data.Counter,
            Aaguid = Convert.ToHexStringLower(data.Aaguid),
        };
    }
}
