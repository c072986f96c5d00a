using Writ.Wire.Errors;

namespace Writ.Services.Iam.ServiceSpecificCredentials;

/// <summary>What is wrong with a service-specific credential, or where it is not.</summary>
internal static class ServiceSpecificCredentialErrors
{
    /// <summary>The model does not bound a service's name; nothing longer is repeated.</summary>
    private const int MaxNameLength = 128;

    public static AwsError AgeWithoutApiKey { get; } = IamErrors.Validation("CredentialAgeDays is valid for services with long-term API keys only.");

    public static AwsError AllUsersWithUserName { get; } = IamErrors.Validation("AllUsers and UserName cannot be specified together.");

    /// <summary>The model has NotSupportedService for this; what AWS answers is NoSuchEntity.</summary>
    public static AwsError NotSupported(string service) => IamErrors.NoSuchEntity(
        $"No such service {(service.Length > MaxNameLength ? service[..MaxNameLength] : service)} is supported for Service Specific Credentials");

    public static AwsError NoSuchCredential(string id) => IamErrors.NoSuchEntity($"No such credential {id} exists");
}
