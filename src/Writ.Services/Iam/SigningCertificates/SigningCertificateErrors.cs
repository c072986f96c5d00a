using Writ.Wire.Errors;

namespace Writ.Services.Iam.SigningCertificates;

/// <summary>
/// What is wrong with a signing certificate, or where it is not. No sentence repeats the body, which is long and by mistake may be a private key.
/// </summary>
internal static class SigningCertificateErrors
{
    public static AwsError Malformed { get; } = new("MalformedCertificate", "Unable to parse certificate. Please ensure the certificate is in PEM format.");

    public static AwsError Expired { get; } = new("MalformedCertificate", "The certificate has expired.");

    public static AwsError NotYetValid { get; } = new("InvalidCertificate", "The certificate is not valid yet.");

    public static AwsError UnusableKey { get; } = new("InvalidCertificate", "The certificate must have an RSA key of at least 2048 bits or an elliptic curve key of at least 256 bits.");

    public static AwsError Duplicate { get; } = new("DuplicateCertificate", "The certificate is already associated with an IAM user of this account or with its root.", 409);

    public static AwsError NoSuchCertificate(string id) => IamErrors.NoSuchEntity($"The Certificate with id {id} cannot be found.");
}
