using Writ.Wire.Errors;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

/// <summary>What IAM answers about OpenID Connect providers, in AWS's words.</summary>
internal static class OpenIdConnectErrors
{
    public static AwsError NoUrl { get; } = IamErrors.Validation("Invalid Open ID Connect Provider URL");

    public static AwsError NotHttps { get; } = IamErrors.InvalidInput("Invalid Open ID Connect Provider URL. The URL must begin with https://.");

    public static AwsError InvalidUrl { get; } = IamErrors.InvalidInput("Invalid Open ID Connect Provider URL.");

    public static AwsError TooManyThumbprints { get; } = IamErrors.InvalidInput("Thumbprint list must contain fewer than 5 entries.");

    public static AwsError InvalidThumbprint { get; } = IamErrors.InvalidInput("Thumbprints must be hexadecimal.");

    public static AwsError TooManyClientIds { get; } = IamErrors.QuotaExceeded("ClientIdsPerOpenIdConnectProvider", IamQuota.ClientIdsPerOpenIdConnectProvider);

    public static AwsError ProviderExists(string url) => IamErrors.EntityAlreadyExists($"Provider with url {url} already exists.");

    public static AwsError NoSuchProvider(string arn) => IamErrors.NoSuchEntity($"OpenIDConnect Provider not found for arn {arn}");

    public static AwsError NothingToDelete(string arn) => IamErrors.NoSuchEntity($"OpenId connect Provider {arn} cannot be found.");

    public static AwsError InvalidArn(string arn) => IamErrors.InvalidInput($"Invalid ARN: {arn}");
}
