using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

[Shape]
public sealed partial class DescribeOrganizationRequest
{
}

[Shape]
public sealed partial class DescribeOrganizationResponse
{
    public OrganizationShape? Organization { get; init; }
}

/// <summary>AWS: Organizations API Reference, DescribeOrganization.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DescribeOrganization : IReadOperation<DescribeOrganizationRequest, DescribeOrganizationResponse>
{
    public static Authorization Authorize(DescribeOrganizationRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Members);

    public static Result<DescribeOrganizationResponse> Handle(DescribeOrganizationRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Members);
        if (entered.Error is { } error)
        {
            return error;
        }

        return new DescribeOrganizationResponse { Organization = OrganizationShape.Of(entered.Value.Management, entered.Value.Organization, call.Platform) };
    }
}
