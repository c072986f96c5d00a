using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.ServiceLinkedRoles;
using Writ.Services.Operations;

namespace Writ.Services.Organizations.Structure;

/// <summary>The service-linked role by which Organizations works in the accounts of an organization with all features.</summary>
internal static class OrganizationsRole
{
    private const string Principal = "organizations.amazonaws.com";
    private const string Description = "Service-linked role used by AWS Organizations to enable integration of other AWS services with Organizations.";

    /// <summary>Creates it where it is not there yet.</summary>
    public static void Put(Draft draft, Call call)
    {
        var service = LinkedService.Find(Principal) ?? throw new InvalidOperationException($"The table of service-linked roles lacks {Principal}.");
        if (draft.Get(IamState.Roles, service.RoleName) is null)
        {
            draft.Put(IamState.Roles, service.NewRole(null, Description, call));
        }
    }
}
