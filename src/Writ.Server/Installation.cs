using System.Globalization;
using System.Security.Cryptography;
using Writ.Kernel;
using Writ.Kernel.Secrets;
using Writ.Kernel.State;
using Writ.Services.Iam.Principals;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Store;
using Writ.Store.Sqlite;
using Writ.Wire.Signing;

namespace Writ.Server;

/// <summary>
/// What an installation is: its database, its master key, its default account and root key. Made at the first start, found
/// again at every other.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    private const string AccountSetting = "default-account";
    private const string CreatedSetting = "created";
    private const string RootEmailSetting = "root-email";
    private const string DefaultRootEmail = "root@localhost";
    private const int MaxEmailLength = 254; // RFC 5321, 4.5.3.1.3, less the angle brackets

    private readonly AccountState _empty;

    private Installation(Ledger ledger, Vault vault, AccountId account, RootUser root, RootKey rootKey)
    {
        Root = root;
        Ledger = ledger;
        Vault = vault;
        Account = account;
        RootKey = rootKey;
        _empty = AccountState.New(account);
    }

    public Ledger Ledger { get; }

    public Vault Vault { get; }

    /// <summary>The account that this installation began with.</summary>
    public AccountId Account { get; }

    /// <summary>The account's root user.</summary>
    public RootUser Root { get; }

    public RootKey RootKey { get; }

    /// <summary>The committed snapshot of an account; null when there is none. The default account exists before its first write.</summary>
    public AccountState? Current(AccountId account) => Ledger.Current(account) ?? (account == Account ? _empty : null);

    /// <summary>What is in memory of an account, which may be no more than its outline; null when there is none.</summary>
    public AccountState? Outline(AccountId account) => Ledger.OutlineOf(account) ?? (account == Account ? _empty : null);

    /// <summary>All accounts, the default one among them.</summary>
    public IEnumerable<AccountId> Accounts() => Ledger.Accounts.Append(Account).Distinct();

    /// <exception cref="StartException">Options that contradict the data, or secrets that cannot be read.</exception>
    /// <exception cref="StoreOpenException">The data cannot be opened.</exception>
    public static Installation Open(ServerOptions options, IdSource ids, TimeProvider time)
    {
        if (options.RootAccessKeyId is null != options.RootSecretAccessKey is null)
        {
            throw new StartException("Give both --root-access-key-id and --root-secret-access-key, or neither.");
        }

        if (options.RootAccessKeyId is { } id && !SigV4.IsAccessKeyId(id))
        {
            throw new StartException("--root-access-key-id must not be empty, and takes up to 128 letters, digits and signs but no space, comma or slash: a signature could not carry them.");
        }

        if (options.RootSecretAccessKey is "")
        {
            throw new StartException("--root-secret-access-key must not be empty.");
        }

        if (options.PublicUrl is { } url && !PublicUrl.IsUsable(url))
        {
            throw new StartException($"--public-url takes an http or https URL with a host and a port alone, such as https://writ.example.com, not '{url.OriginalString}'.");
        }

        if (options.RootEmail is { } email && !IsEmail(email))
        {
            throw new StartException($"--root-email takes an address such as root@example.com, not '{email}'.");
        }

        return OpenChecked(options, ids, time);
    }

    private static Installation OpenChecked(ServerOptions options, IdSource ids, TimeProvider time)
    {
        var store = options.Ephemeral ? SqliteStore.InMemory() : SqliteStore.Open(options.DataDirectory);
        try
        {
            var secrets = new SecretFiles(options.Ephemeral ? null : options.DataDirectory, ids);
            // Before the account is kept, by which a first start is known.
            var root = new RootUser(RootEmailOf(options, store), CreatedOf(store, time));
            var account = AccountOf(options, store, ids);
            var masterKey = secrets.MasterKey(isNew: store.Accounts().Count == 0);
            var vault = new Vault(masterKey, ids);
            CryptographicOperations.ZeroMemory(masterKey);
            var ledger = Ledger.Open(store, StateCatalog.All, time, options.UnloadAfter);
            ledger.Current(account); // whoever starts the server uses it first
            if (options.Ephemeral)
            {
                ledger.MarkBaseline();
            }

            return new Installation(ledger, vault, account, root, secrets.RootKey(options, account));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Ledger.DisposeAsync();
        }
        finally
        {
            Ledger.Store.Dispose();
            Vault.Dispose();
        }
    }

    private static AccountId AccountOf(ServerOptions options, IStore store, IdSource ids)
    {
        if (store.GetSetting(AccountSetting) is { } known)
        {
            var kept = AccountId.Parse(known);
            return options.Account is { } asked && asked != kept
                ? throw new StartException($"The data directory belongs to the account {kept}, not {asked}. Leave --account out, or choose another --data.")
                : kept;
        }

        var account = options.Account ?? ids.NewAccountId();
        store.PutSetting(AccountSetting, account.ToString());
        return account;
    }

    /// <summary>When the installation was first started; null for one that is older than this is kept.</summary>
    private static DateTimeOffset? CreatedOf(IStore store, TimeProvider time)
    {
        if (store.GetSetting(AccountSetting) is null)
        {
            store.PutSetting(CreatedSetting, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        }

        return store.GetSetting(CreatedSetting) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)) : null;
    }

    private static string RootEmailOf(ServerOptions options, IStore store)
    {
        var kept = store.GetSetting(RootEmailSetting);
        var email = options.RootEmail ?? kept ?? DefaultRootEmail;
        if (email != kept)
        {
            store.PutSetting(RootEmailSetting, email);
        }

        return email;
    }

    /// <summary>Whether it looks like an address; whether it is one, only a message to it can tell.</summary>
    private static bool IsEmail(string text) =>
        text.Length <= MaxEmailLength && text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
