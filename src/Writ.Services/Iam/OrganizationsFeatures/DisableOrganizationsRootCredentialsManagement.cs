using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.OrganizationsFeatures;

[Shape]
public sealed partial class DisableOrganizationsRootCredentialsManagementRequest;

[Shape]
public sealed partial class DisableOrganizationsRootCredentialsManagementResponse
{
    public string? OrganizationId { get; init; }

    public IReadOnlyList<string>? EnabledFeatures { get; init; }
}

/// <summary>AWS: IAM API Reference, DisableOrganizationsRootCredentialsManagement.</summary>
[Operation(IamService.Name, Writes = Written.Several)]
public sealed class DisableOrganizationsRootCredentialsManagement : IWriteOperation<DisableOrganizationsRootCredentialsManagementRequest, DisableOrganizationsRootCredentialsManagementResponse>
{
    public static Authorization Authorize(DisableOrganizationsRootCredentialsManagementRequest request, Call call) => Authorization.OnEverything;

    public static Result<DisableOrganizationsRootCredentialsManagementResponse> Handle(DisableOrganizationsRootCredentialsManagementRequest request, Call call, Draft draft)
    {
        var changed = Features.Disable(call, draft, access => access with { ManagesCredentials = false });
        return changed.Error is { } error ? error : new DisableOrganizationsRootCredentialsManagementResponse
        {
            OrganizationId = changed.Value.OrganizationId,
            EnabledFeatures = changed.Value.Access.Enabled,
        };
    }
}
