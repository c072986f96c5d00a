using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.OrganizationsFeatures;

[Shape]
public sealed partial class EnableOrganizationsRootSessionsRequest;

[Shape]
public sealed partial class EnableOrganizationsRootSessionsResponse
{
    public string? OrganizationId { get; init; }

    public IReadOnlyList<string>? EnabledFeatures { get; init; }
}

/// <summary>AWS: IAM API Reference, EnableOrganizationsRootSessions.</summary>
[Operation(IamService.Name, Writes = Written.Several)]
public sealed class EnableOrganizationsRootSessions : IWriteOperation<EnableOrganizationsRootSessionsRequest, EnableOrganizationsRootSessionsResponse>
{
    public static Authorization Authorize(EnableOrganizationsRootSessionsRequest request, Call call) => Authorization.OnEverything;

    public static Result<EnableOrganizationsRootSessionsResponse> Handle(EnableOrganizationsRootSessionsRequest request, Call call, Draft draft)
    {
        var changed = Features.Enable(call, draft, access => access with { HasSessions = true });
        return changed.Error is { } error ? error : new EnableOrganizationsRootSessionsResponse
        {
            OrganizationId = changed.Value.OrganizationId,
            EnabledFeatures = changed.Value.Access.Enabled,
        };
    }
}
