using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>Finds delegation requests, which are kept in the accounts of those who ask.</summary>
internal static class DelegationLookup
{
    /// <summary>The account whose state holds a request of that id, if there is one.</summary>
    public static AccountId HomeOf(string id, Call call) =>
        DelegationRequestId.TryGetRequestor(id, out var requestor) && call.StateOf(requestor) is not null ? requestor : call.Account;

    /// <summary>The draft of that account, for a step that is written there.</summary>
    public static Draft HomeOf(string id, Call call, Draft draft) => draft.Of(HomeOf(id, call));

    /// <summary>The request, unless the caller's account may not know of it.</summary>
    /// <param name="home">The state of the account that <see cref="HomeOf"/> names.</param>
    /// <param name="id">The request's id.</param>
    /// <param name="call">The call.</param>
    public static Result<DelegationRequest> Find(AccountState home, string id, Call call) =>
        home.Get(IamState.DelegationRequests, id) is { } request && request.IsVisibleTo(call.Account) ? request : DelegationErrors.NoSuchRequest(id);

    /// <summary>The request as it was when the call was authorized.</summary>
    public static Result<DelegationRequest> Find(string id, Call call) => Find(call.StateOf(HomeOf(id, call)) ?? call.State, id, call);

    /// <summary>The request when it is in one of the states from which a step can be taken.</summary>
    public static Result<DelegationRequest> FindIn(Draft home, string id, Call call, params ReadOnlySpan<DelegationState> states)
    {
        var found = Find(home.State, id, call);
        if (found.Error is not null)
        {
            return found;
        }

        var state = found.Value.StateAt(call.Now);
        return states.Contains(state) ? found : DelegationErrors.WrongState(id, state);
    }

    /// <summary>All requests that identities of an account own.</summary>
    public static IEnumerable<DelegationRequest> OwnedBy(AccountId account, Call call) => call.Platform.AllAccounts()
        .Select(call.Platform.Outlines)
        .OfType<AccountState>()
        .SelectMany(state => state.FoundBy(IamState.DelegationRequests, DelegationRequest.OfOwner(account.ToString())));
}
