using System.Collections.Immutable;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.ServiceSpecificCredentials;

/// <summary>A service that takes credentials of its own (AWS: IAM User Guide, service-specific credentials).</summary>
/// <param name="Name">Its principal.</param>
/// <param name="KeyPrefix">What its API keys begin with; null for a service that one signs in to with a name and a password.</param>
internal sealed record CredentialService(string Name, string? KeyPrefix)
{
    private static readonly ImmutableArray<CredentialService> Known =
    [
        new("codecommit.amazonaws.com", null),
        new("cassandra.amazonaws.com", null),
        new("bedrock.amazonaws.com", "ABSK"),
        new("logs.amazonaws.com", "ACWL"),
    ];

    public bool HasApiKeys => KeyPrefix is not null;

    public static Result<CredentialService> Find(string name) =>
        Known.FirstOrDefault(service => service.Name == name) is { } known ? known : ServiceSpecificCredentialErrors.NotSupported(name);
}
