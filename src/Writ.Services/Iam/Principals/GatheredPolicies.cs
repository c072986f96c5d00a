using System.Runtime.CompilerServices;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam.Groups;
using Writ.Services.Iam.Passwords;
using Writ.Services.Iam.Policies;

namespace Writ.Services.Iam.Principals;

/// <summary>
/// The policies of each user and role, gathered at its first request and kept as long as all they follow from is unchanged: snapshots
/// share what did not change, so whether it did is a comparison of references.
/// </summary>
internal sealed class GatheredPolicies
{
    private static readonly ConditionalWeakTable<PolicyHolder, GatheredPolicies> Known = [];

    private readonly PolicySet _policies;
    private readonly Table<Group> _groups;
    private readonly Table<ManagedPolicy> _managed;
    private readonly Table<PasswordPolicy> _passwords;

    private GatheredPolicies(PolicySet policies, AccountState state)
    {
        _policies = policies;
        _groups = state.All(IamState.Groups);
        _managed = state.All(IamState.Policies);
        _passwords = state.All(IamState.PasswordPolicies);
    }

    /// <param name="holder">A user or a role, as it is in this state.</param>
    /// <param name="state">Its account.</param>
    /// <param name="gather">Collects its policies.</param>
    public static PolicySet Of<T>(T holder, AccountState state, Func<T, AccountState, PolicySet> gather) where T : PolicyHolder
    {
        if (Known.TryGetValue(holder, out var known) && known.IsOf(state))
        {
            return known._policies;
        }

        var gathered = new GatheredPolicies(gather(holder, state), state);
        Known.AddOrUpdate(holder, gathered);
        return gathered._policies;
    }

    private bool IsOf(AccountState state) =>
        ReferenceEquals(_groups, state.All(IamState.Groups))
        && ReferenceEquals(_managed, state.All(IamState.Policies))
        && ReferenceEquals(_passwords, state.All(IamState.PasswordPolicies));
}
