using Writ.Wire.Errors;

namespace Writ.Services.Iam.Providers.Saml;

/// <summary>What IAM answers about SAML providers, in AWS's words.</summary>
internal static class SamlErrors
{
    public static AwsError Unparsable { get; } = IamErrors.InvalidInput("Could not parse metadata");

    public static AwsError InvalidPrivateKey { get; } = IamErrors.InvalidInput("The private key is not a valid RSA private key in PEM format.");

    public static AwsError KeysRequired { get; } = IamErrors.InvalidInput("Required assertion encryption needs a private key.");

    public static AwsError NoSuchPrivateKey(string id) => IamErrors.NoSuchEntity($"The private key with id {id} cannot be found.");

    public static AwsError ProviderExists(string name) => IamErrors.EntityAlreadyExists($"Provider with name {name} already exists.");

    public static AwsError NoSuchProvider(string arn) => IamErrors.NoSuchEntity($"Manifest not found for arn {arn}");

    public static AwsError InvalidArn(string arn) => IamErrors.InvalidInput($"Invalid ARN: {arn}");
}
