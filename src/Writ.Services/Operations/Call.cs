using Writ.Kernel.Audit;
using Writ.Kernel.Principals;
using Writ.Kernel.Secrets;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam.Passwords;
using Writ.Services.Organizations;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Sts;
using Writ.Services.Sts.Federation.OpenIdConnect;
using Writ.Wire.Shapes;

namespace Writ.Services.Operations;

/// <summary>What a handler knows of the call it serves, whatever the protocol it came by.</summary>
public sealed class Call
{
    private (AccountId Account, AccountState? State)? _other;
    private Membership? _membership;
    private List<ServiceEvent>? _events;

    public required Principal Principal { get; init; }

    /// <summary>The caller's account as it was when the call was authorized.</summary>
    public required AccountState State { get; init; }

    /// <summary>The one time of this call.</summary>
    public required DateTimeOffset Now { get; init; }

    public required string RequestId { get; init; }

    /// <summary>The region the call was signed for; <c>us-east-1</c> for global services.</summary>
    public required string Region { get; init; }

    public required Platform Platform { get; init; }

    public AccountId Account => State.Id;

    /// <summary>The caller's organization; null when the account is in none.</summary>
    public Membership? Membership => _membership ??= Platform.Organizations.Of(Account);

    public IdSource Ids => Platform.Ids;

    /// <summary>What is put on record with this call when it succeeds.</summary>
    public IReadOnlyList<ServiceEvent> Events => _events ?? [];

    /// <summary>What the audit record shows as responseElements, where CloudTrail shows something else than the response.</summary>
    public IShape? Recorded { get; set; }

    /// <summary>Who called without a signature, and what proved it; null for signed calls.</summary>
    public UnsignedCaller? Unsigned { get; init; }

    /// <summary>What the call's one-time code proved; null before it was tried, which happens once: then it is used up.</summary>
    internal MfaProof? Mfa { get; set; }

    /// <summary>The role that the call wants a session of, as authorization found it: the handler means the same.</summary>
    internal RoleTarget? Role { get; set; }

    /// <summary>Puts something on record besides the call. For writes: it becomes durable with what they change.</summary>
    public void Report(ServiceEvent occurrence) => (_events ??= []).Add(occurrence);

    /// <summary>Another account whose log has the call too, when it succeeds (CloudTrail: sharedEventID); null for most calls.</summary>
    public AccountId? SharedWith { get; internal set; }

    /// <summary>The tags that the caller's session hands on, which the record of a call that makes a session shows.</summary>
    public TagSet IncomingTransitiveTags { get; internal set; } = TagSet.Empty;

    /// <summary>Any account's snapshot, or null when there is no such account; one and the same throughout the call.</summary>
    public AccountState? StateOf(AccountId account)
    {
        if (account == State.Id)
        {
            return State;
        }

        if (_other is not { } other || other.Account != account)
        {
            _other = other = (account, Platform.Accounts(account));
        }

        return other.State;
    }
}

/// <summary>What the house offers to operations.</summary>
public sealed record Platform
{
    public required IdSource Ids { get; init; }

    public required Vault Vault { get; init; }

    public required IAuditTrail Trail { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Derives what is kept of passwords.</summary>
    public PasswordHasher Passwords { get; init; } = new();

    public PasswordGuesses PasswordGuesses { get; init; } = new();

    /// <summary>Which one-time codes were used.</summary>
    public required SpentCodes Codes { get; init; }

    /// <summary>As whom security keys know this installation.</summary>
    public RelyingParty RelyingParty { get; init; } = RelyingParty.Localhost;

    /// <summary>Where others reach this installation: scheme, host and port. Known once it listens.</summary>
    public Func<string> PublicUrl { get; init; } = () => "http://127.0.0.1:4600";

    /// <summary>The keys of issuers whose tokens roles trust.</summary>
    public IssuerKeys IssuerKeys { get; init; } = new(NoIssuers.Instance, IssuerOrigins.None, TimeProvider.System);

    /// <summary>The current snapshot of any account, or null when there is no such account. An account that is not in memory is loaded for it.</summary>
    public required Func<AccountId, AccountState?> Accounts { get; init; }

    /// <summary>
    /// What is in memory of any account: of an idle one the outlined kinds alone, its profile among them. For those who look at many
    /// accounts, or only want to know whether one exists.
    /// </summary>
    public required Func<AccountId, AccountState?> Outlines { get; init; }

    /// <summary>
    /// Whether an idle account has a resource, by kind and key, told without loading the account; true for accounts that are in memory. For
    /// those who were proven nothing yet: anybody could keep the store busy with the accounts that he names.
    /// </summary>
    public Func<AccountId, string, string, bool> MayHaveStored { get; init; } = (_, _, _) => true;

    public bool MayHave(AccountId account, ResourceKind kind, string key) => MayHaveStored(account, kind.Name, key);

    /// <summary>All accounts of the installation, in no order.</summary>
    public required Func<IEnumerable<AccountId>> AllAccounts { get; init; }

    /// <summary>Which account is in which organization.</summary>
    public required OrganizationDirectory Organizations { get; init; }

    /// <summary>The account that the installation began with.</summary>
    public required AccountId FirstAccount { get; init; }

    /// <summary>The root user of the account that the installation began with.</summary>
    public required RootUser FirstRoot { get; init; }
}
