using System.Security.Cryptography;
using System.Text;
using Writ.Kernel;

namespace Writ.Services.Iam.ServiceSpecificCredentials;

/// <summary>
/// What one signs in to a service with. It is shown once; what stays is its SHA-256 digest. That is no way to keep a password somebody
/// chose, but these have 352 random bits: nobody can try them out, so a slow hash would protect nothing and only cost time.
/// </summary>
/// <param name="Text">The secret.</param>
internal sealed record ServiceSecret(string Text)
{
    /// <summary>60 characters of base 64, as AWS's have.</summary>
    private const int RandomBytes = 44;

    /// <summary>A password, or an API key: that has the name inside, because it is sent alone.</summary>
    public static ServiceSecret New(CredentialService service, string serviceUserName, IdSource ids)
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        ids.Fill(random);
        var password = Convert.ToBase64String(random);
        return new ServiceSecret(service.KeyPrefix is { } prefix
            ? prefix + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{serviceUserName}:{password}"))
            : password);
    }

    public byte[] Digest() => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>In a time that tells nothing about either.</summary>
    public bool Matches(ReadOnlySpan<byte> digest) => CryptographicOperations.FixedTimeEquals(Digest(), digest);

    /// <summary>Not by accident in a log.</summary>
    public override string ToString() => nameof(ServiceSecret);
}
