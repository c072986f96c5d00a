using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.OrganizationsFeatures;

[Shape]
public sealed partial class ListOrganizationsFeaturesRequest;

[Shape]
public sealed partial class ListOrganizationsFeaturesResponse
{
    public string? OrganizationId { get; init; }

    public IReadOnlyList<string>? EnabledFeatures { get; init; }
}

/// <summary>AWS: IAM API Reference, ListOrganizationsFeatures.</summary>
[Operation(IamService.Name)]
public sealed class ListOrganizationsFeatures : IReadOperation<ListOrganizationsFeaturesRequest, ListOrganizationsFeaturesResponse>
{
    public static Authorization Authorize(ListOrganizationsFeaturesRequest request, Call call) => Authorization.OnEverything;

    public static Result<ListOrganizationsFeaturesResponse> Handle(ListOrganizationsFeaturesRequest request, Call call)
    {
        var entered = Features.Enter(call.Membership);
        return entered.Error is { } error ? error : new ListOrganizationsFeaturesResponse
        {
            OrganizationId = entered.Value.Organization.Id,
            EnabledFeatures = RootAccess.Of(entered.Value.Management).Enabled,
        };
    }
}
