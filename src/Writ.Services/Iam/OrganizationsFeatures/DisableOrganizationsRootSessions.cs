using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.OrganizationsFeatures;

[Shape]
public sealed partial class DisableOrganizationsRootSessionsRequest;

[Shape]
public sealed partial class DisableOrganizationsRootSessionsResponse
{
    public string? OrganizationId { get; init; }

    public IReadOnlyList<string>? EnabledFeatures { get; init; }
}

/// <summary>AWS: IAM API Reference, DisableOrganizationsRootSessions.</summary>
[Operation(IamService.Name, Writes = Written.Several)]
public sealed class DisableOrganizationsRootSessions : IWriteOperation<DisableOrganizationsRootSessionsRequest, DisableOrganizationsRootSessionsResponse>
{
    public static Authorization Authorize(DisableOrganizationsRootSessionsRequest request, Call call) => Authorization.OnEverything;

    public static Result<DisableOrganizationsRootSessionsResponse> Handle(DisableOrganizationsRootSessionsRequest request, Call call, Draft draft)
    {
        var changed = Features.Disable(call, draft, access => access with { HasSessions = false });
        return changed.Error is { } error ? error : new DisableOrganizationsRootSessionsResponse
        {
            OrganizationId = changed.Value.OrganizationId,
            EnabledFeatures = changed.Value.Access.Enabled,
        };
    }
}
