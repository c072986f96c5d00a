using Writ.Wire.Errors;

namespace Writ.Services.Iam.ServerCertificates;

/// <summary>What is wrong with a server certificate, or where it is not.</summary>
internal static class ServerCertificateErrors
{
    public static AwsError Unparsable { get; } = Malformed("Unable to parse certificate. Please ensure the certificate is in PEM format.");

    public static AwsError InvalidChain { get; } = Malformed(
        "Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: -1");

    public static AwsError UnparsableKey { get; } = Malformed("Unable to parse private key. Please ensure the private key is in PEM format.");

    public static AwsError EncryptedKey { get; } = Malformed("Unable to parse key; the body is encrypted.");

    public static AwsError KeyMismatch { get; } = new("KeyPairMismatch", "The private key does not match the public key of the certificate.");

    public static AwsError NotFound(string name) => IamErrors.NoSuchEntity($"The Server Certificate with name {name} cannot be found.");

    public static AwsError Exists(string name) => IamErrors.EntityAlreadyExists($"The Server Certificate with name {name} already exists.");

    private static AwsError Malformed(string message) => new("MalformedCertificate", message);
}
