using Writ.Kernel;
using Writ.Services.Iam;
using Writ.Services.Iam.Principals;
using Writ.Store;
using Writ.Wire.Shapes;

namespace Writ.Server.Gateway;

/// <summary>
/// Brings accounts that left memory back before a step reads them, so that it finds them there. Whatever is not foreseen here is
/// loaded where it is read.
/// </summary>
internal sealed class IdleAccounts(Ledger ledger)
{
    /// <summary>A request may name many; it would keep the store busy and memory full.</summary>
    private const int MaxNamed = 4;

    /// <summary>Whether any account is not in memory.</summary>
    public bool HasAny => ledger.HasIdle;

    /// <summary>Whether the account of a key is not in memory.</summary>
    public bool IsCallerIdle(CredentialResolver resolver, string accessKeyId) =>
        ledger.HasIdle && resolver.AccountOf(accessKeyId) is { } account && ledger.IsIdle(account);

    /// <summary>
    /// Loads the account of a key. Nobody has proven anything yet, so a key that does not exist loads nothing: answers false.
    /// </summary>
    public Task<bool> TryLoadCallerAsync(CredentialResolver resolver, string accessKeyId, string? sessionToken, DateTimeOffset now) => Task.Run(async () =>
    {
        if (resolver.AccountOf(accessKeyId) is not { } account
            || !resolver.IsPlausible(accessKeyId, sessionToken, now, () => ledger.Store.Has(account, IamState.AccessKeys.Name, accessKeyId)))
        {
            return false;
        }

        await ledger.LoadAsync(account);
        return true;
    });

    /// <summary>Loads the accounts that a request names, by their ids or in ARNs.</summary>
    public ValueTask LoadNamedAsync(IShape? request)
    {
        List<Task>? loading = null;
        foreach (var resource in ResourceNames.In(request).All.Take(MaxNamed))
        {
            if ((AccountId.TryParse(resource.Name, out var account) || (Arn.TryParse(resource.Name, out var arn) && AccountId.TryParse(arn.Account, out account)))
                && ledger.IsIdle(account))
            {
                (loading ??= []).Add(ledger.LoadAsync(account));
            }
        }

        return loading is null ? default : new(Task.WhenAll(loading));
    }
}
