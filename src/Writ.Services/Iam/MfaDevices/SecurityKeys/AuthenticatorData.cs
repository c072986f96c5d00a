using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using Writ.Services.Operations;

namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

/// <summary>What an authenticator says of itself and signs (WebAuthn Level 2, 6.1).</summary>
internal sealed record AuthenticatorData
{
    private const int HashBytes = 32;
    private const int HeaderBytes = HashBytes + 1 + sizeof(uint);
    private const int AaguidBytes = 16;
    private const int MaxCredentialId = 1_023;

    private const byte UserPresent = 0x01;
    private const byte HasCredential = 0x40;
    private const byte HasExtensions = 0x80;

    /// <summary>The bytes that are signed.</summary>
    public required byte[] Bytes { get; init; }

    public uint Counter { get; private init; }

    public byte[] Aaguid { get; private init; } = [];

    /// <summary>The new credential's id; empty in assertions.</summary>
    public byte[] CredentialId { get; private init; } = [];

    public CoseKey? Key { get; private init; }

    public ReadOnlySpan<byte> RelyingPartyHash => Bytes.AsSpan(0, HashBytes);

    private byte Flags => Bytes[HashBytes];

    /// <summary>Whether somebody touched the authenticator.</summary>
    public bool IsUserPresent => (Flags & UserPresent) != 0;

    public bool IsFor(RelyingParty party) =>
        CryptographicOperations.FixedTimeEquals(RelyingPartyHash, SHA256.HashData(Encoding.UTF8.GetBytes(party.Id)));

    /// <summary>Null when a byte is missing or left over, or the key is of no kind that is known here.</summary>
    public static AuthenticatorData? Read(byte[] bytes)
    {
        if (bytes.Length is < HeaderBytes or > Cbor.MaxBytes)
        {
            return null;
        }

        var data = new AuthenticatorData { Bytes = bytes, Counter = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(HashBytes + 1)) };
        var at = HeaderBytes;
        if ((data.Flags & HasCredential) != 0 && data.WithCredential(ref at) is var credential)
        {
            if (credential is null)
            {
                return null;
            }

            data = credential;
        }

        if ((data.Flags & HasExtensions) != 0)
        {
            if (!Cbor.TryRead<string>(bytes.AsMemory(at), Extensions, out _, out var length))
            {
                return null;
            }

            at += length;
        }

        return at == bytes.Length ? data : null;
    }

    private AuthenticatorData? WithCredential(ref int at)
    {
        var idAt = at + AaguidBytes + sizeof(ushort);
        if (idAt > Bytes.Length || BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(at + AaguidBytes)) is var idBytes && (idBytes is 0 or > MaxCredentialId || idAt + idBytes > Bytes.Length))
        {
            return null;
        }

        if (!Cbor.TryRead(Bytes.AsMemory(idAt + idBytes), CoseKey.Read, out var key, out var length))
        {
            return null;
        }

        var aaguid = Bytes[at..(at + AaguidBytes)];
        at = idAt + idBytes + length;
        return this with { Aaguid = aaguid, CredentialId = Bytes[idAt..(idAt + idBytes)], Key = key };
    }

    // Nothing is asked of extensions; they only have to be well-formed.
    private static string? Extensions(CborReader reader)
    {
        if (reader.PeekState() != CborReaderState.StartMap)
        {
            return null;
        }

        reader.SkipValue();
        return "";
    }
}
