using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Roles;
using Writ.Services.Operations;

namespace Writ.Services.Organizations.Structure;

/// <summary>The service-linked role by which Organizations works in the accounts of an organization with all features.</summary>
internal static class OrganizationsRole
{
    private const string Name = "AWSServiceRoleForOrganizations";
    private const string Policy = "arn:aws:iam::aws:policy/aws-service-role/AWSOrganizationsServiceTrustPolicy";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"organizations.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>Creates it where it is not there yet.</summary>
    public static void Put(Draft draft, Call call)
    {
        if (draft.Get(IamState.Roles, Name) is null)
        {
            draft.Put(IamState.Roles, new Role
            {
                Name = Name,
                Path = "/aws-service-role/organizations.amazonaws.com/",
                Id = call.Ids.UniqueId("AROA"),
                CreateDate = call.Now,
                TrustPolicy = new PolicyText(Trust),
                Description = "Service-linked role used by AWS Organizations to enable integration of other AWS services with Organizations.",
                AttachedPolicies = [Policy],
            });
        }
    }
}
