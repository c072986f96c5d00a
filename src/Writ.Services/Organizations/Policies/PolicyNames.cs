using Writ.Kernel.State;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Policies;

/// <summary>Policies of one type have different names, AWS's own among them.</summary>
internal static class PolicyNames
{
    public static AwsError? Check(AccountState state, string type, string name) =>
        AwsPolicies.OfType(type)?.Name == name || state.FoundBy(OrganizationsState.Policies, type).Any(policy => policy.Name == name) ? PolicyErrors.Duplicate : null;
}
