using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.OrganizationsFeatures;

[Shape]
public sealed partial class EnableOrganizationsRootCredentialsManagementRequest;

[Shape]
public sealed partial class EnableOrganizationsRootCredentialsManagementResponse
{
    public string? OrganizationId { get; init; }

    public IReadOnlyList<string>? EnabledFeatures { get; init; }
}

/// <summary>AWS: IAM API Reference, EnableOrganizationsRootCredentialsManagement.</summary>
[Operation(IamService.Name, Writes = Written.Several)]
public sealed class EnableOrganizationsRootCredentialsManagement : IWriteOperation<EnableOrganizationsRootCredentialsManagementRequest, EnableOrganizationsRootCredentialsManagementResponse>
{
    public static Authorization Authorize(EnableOrganizationsRootCredentialsManagementRequest request, Call call) => Authorization.OnEverything;

    public static Result<EnableOrganizationsRootCredentialsManagementResponse> Handle(EnableOrganizationsRootCredentialsManagementRequest request, Call call, Draft draft)
    {
        var changed = Features.Enable(call, draft, access => access with { ManagesCredentials = true });
        return changed.Error is { } error ? error : new EnableOrganizationsRootCredentialsManagementResponse
        {
            OrganizationId = changed.Value.OrganizationId,
            EnabledFeatures = changed.Value.Access.Enabled,
        };
    }
}
