using Writ.Wire.Errors;

namespace Writ.Services.Iam.SigningCertificates;

/// <summary>
/// What is wrong with a signing certificate, or where it is not. AWS repeats a malformed body; here it is cut, for it may be long, and by mistake a private key.
/// </summary>
internal static class SigningCertificateErrors
{
    /// <summary>Of a key in base 64 these are the bytes that say what kind it is; of PEM they are the label.</summary>
    private const int MaxShown = 24;

    public static AwsError Expired { get; } = new("MalformedCertificate", "The certificate has expired.");

    public static AwsError NotYetValid { get; } = new("InvalidCertificate", "The certificate is not valid yet.");

    public static AwsError UnusableKey { get; } = new("InvalidCertificate", "The certificate must have an RSA key of at least 2048 bits or a key of the curve P-256, P-384 or P-521.");

    public static AwsError Duplicate { get; } = new("DuplicateCertificate", "The certificate is already associated with an IAM user of this account or with its root.", 409);

    public static AwsError Malformed(string body) =>
        new("MalformedCertificate", $"Certificate {(body.Length > MaxShown ? body[..MaxShown] + "..." : body)} is malformed.");

    public static AwsError NoSuchCertificate(string id) => IamErrors.NoSuchEntity($"The Certificate with id {id} cannot be found.");
}
