using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Roles;
using Writ.Services.Operations;

namespace Writ.Services.Organizations.Accounts;

/// <summary>How accounts come into being.</summary>
internal static class NewAccount
{
    public const string AccessRoleName = "OrganizationAccountAccessRole";

    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

    /// <summary>Creates an account with an id that no other has, by a draft that may write several.</summary>
    /// <param name="draft">The draft of the caller's account.</param>
    /// <param name="call">The call.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="email">The address of its root user.</param>
    /// <param name="chosen">An id that no account has; null for a random one.</param>
    public static AccountId Create(Draft draft, Call call, string name, string email, AccountId? chosen = null)
    {
        var account = chosen ?? call.Ids.NewAccountId();
        while (call.Platform.Outlines(account) is not null)
        {
            account = call.Ids.NewAccountId();
        }

        draft.Of(account).Put(OrganizationsState.Profiles, new AccountProfile { Name = name, Email = email, CreateDate = call.Now });
        return account;
    }

    /// <summary>The role by which the management account administers an account that it created.</summary>
    public static void PutAccessRole(Draft created, Call call, string roleName) => created.Put(IamState.Roles, new Role
    {
        Name = roleName,
        Path = "/",
        Id = call.Ids.UniqueId("AROA"),
        CreateDate = call.Now,
        TrustPolicy = new PolicyText($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{call.Account}}:root"},"Action":"sts:AssumeRole"}]}"""),
        AttachedPolicies = [Administrator],
    });
}
