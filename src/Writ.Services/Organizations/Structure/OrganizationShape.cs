using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Organizations.Policies;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Structure;

/// <summary>An organization on the wire.</summary>
[Shape]
public sealed partial class OrganizationShape
{
    public string? Id { get; init; }

    public string? Arn { get; init; }

    public string? FeatureSet { get; init; }

    public string? MasterAccountArn { get; init; }

    public string? MasterAccountId { get; init; }

    [Sensitive]
    public string? MasterAccountEmail { get; init; }

    public IReadOnlyList<PolicyTypeSummaryShape>? AvailablePolicyTypes { get; init; }

    internal static OrganizationShape Of(AccountState management, Organization organization, Platform platform)
    {
        var arns = new OrganizationArn(management.Id, organization.Id);
        return new OrganizationShape
        {
            Id = organization.Id,
            Arn = arns.Organization,
            FeatureSet = organization.FeatureSet,
            MasterAccountArn = arns.Account(management.Id.ToString()),
            MasterAccountId = management.Id.ToString(),
            MasterAccountEmail = AccountProfile.Of(management, platform).Email,
            AvailablePolicyTypes = organization.HasAllFeatures ? [PolicyTypeSummaryShape.Enabled(PolicyTypes.ServiceControl)] : [],
        };
    }
}
