using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServiceSpecificCredentials;

/// <summary>A service-specific credential on the wire with its secret, which only the answers show that made it.</summary>
[Shape]
public sealed partial class ServiceSpecificCredentialShape
{
    public required DateTimeOffset CreateDate { get; init; }

    public DateTimeOffset? ExpirationDate { get; init; }

    public required string ServiceName { get; init; }

    public string? ServiceUserName { get; init; }

    [Sensitive]
    public string? ServicePassword { get; init; }

    public string? ServiceCredentialAlias { get; init; }

    [Sensitive]
    public string? ServiceCredentialSecret { get; init; }

    public required string ServiceSpecificCredentialId { get; init; }

    public required string UserName { get; init; }

    public required string Status { get; init; }

    internal static ServiceSpecificCredentialShape Of(ServiceSpecificCredential credential, CredentialService service, ServiceSecret secret, DateTimeOffset now) => new()
    {
        CreateDate = credential.CreateDate,
        ExpirationDate = credential.ExpirationDate,
        ServiceName = credential.ServiceName,
        ServiceUserName = service.HasApiKeys ? null : credential.ServiceUserName,
        ServicePassword = service.HasApiKeys ? null : secret.Text,
        ServiceCredentialAlias = service.HasApiKeys ? credential.ServiceUserName : null,
        ServiceCredentialSecret = service.HasApiKeys ? secret.Text : null,
        ServiceSpecificCredentialId = credential.Id,
        UserName = credential.UserName,
        Status = credential.StatusAt(now),
    };
}
