using System.Buffers.Text;
using System.Text;
using Writ.Kernel.Secrets;
using Writ.Services.Operations;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>
/// The token that the requestor exchanges for credentials: the sealed id of a finalized request. All else is looked up when it is traded in, so
/// the token is made when it is delivered, as often as that takes, and kept nowhere.
/// </summary>
internal static class DelegationToken
{
    private const string VaultPurpose = "delegation-token";

    /// <summary>No token is as long.</summary>
    private const int MaxLength = 512;

    public static string Seal(Vault vault, DelegationRequest request) =>
        Base64Url.EncodeToString(vault.Seal(VaultPurpose, 1, Encoding.UTF8.GetBytes(request.Id)));

    /// <summary>
    /// What a token gives the caller, who must be of the account that asked; null when the token is none, is another's, or its request is gone. Whether the
    /// delegation is over is the caller's to check by <see cref="DelegatedAccess.Expires"/>.
    /// </summary>
    public static DelegatedAccess? Open(string token, Call call)
    {
        if (token.Length > MaxLength
            || !Base64Url.IsValid(token)
            || !call.Platform.Vault.TryOpen(VaultPurpose, Base64Url.DecodeFromChars(token), "", out var plain))
        {
            return null;
        }

        return call.State.Get(IamState.DelegationRequests, Encoding.UTF8.GetString(plain)) is { State: DelegationState.Finalized, Approver: { } approver } request
            && AccountId.TryParse(request.OwnerAccountId, out var account)
            ? new DelegatedAccess(account, approver, request.PermissionPolicy, request.UpdatedTime.AddSeconds(request.SessionDuration))
            {
                Since = request.AcceptedTime ?? request.CreateDate, // of requests from before the time was kept
            }
            : null;
    }
}

/// <summary>What an accepted request delegates: a session of the approver's identity, cut down by the request's policy as by a session policy.</summary>
/// <param name="Account">The account it is in.</param>
/// <param name="Approver">Whose permissions it has at most, and the limits of the session in which they were given.</param>
/// <param name="PermissionPolicy">What it may do.</param>
/// <param name="Expires">When it ends, for credentials as for the token.</param>
internal sealed record DelegatedAccess(AccountId Account, DelegationIdentity Approver, PolicyText PermissionPolicy, DateTimeOffset Expires)
{
    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset Since { get; init; }
}
