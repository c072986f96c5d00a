using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.Principals;
using Writ.Kernel.Secrets;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Services.Organizations.Accounts;
using Writ.Tests.Server;

namespace Writ.Tests.Services.Iam.MfaDevices;

/// <summary>What a call needs, without a server around it.</summary>
internal sealed class Room
{
    private readonly byte[] _masterKey;
    private readonly SpentCodes _codes;

    public Room()
        : this(new byte[32], TestClock.Start)
    {
    }

    private Room(byte[] masterKey, DateTimeOffset started)
    {
        _masterKey = masterKey;
        Vault = new Vault(masterKey, IdSource.Cryptographic);
        var clock = new TestClock();
        clock.Advance(started - TestClock.Start);
        _codes = new SpentCodes(clock);
    }

    public Vault Vault { get; }

    /// <summary>The same installation in a process that starts at that time.</summary>
    public Room Restarted(DateTimeOffset time) => new(_masterKey, time);

    public Call Call(DateTimeOffset now) => new()
    {
        Principal = new Principal
        {
            Caller = new Caller { Kind = CallerKind.Root, Arn = "arn:aws:iam::111122223333:root", Account = "111122223333", UniqueId = "111122223333" },
            Account = TestServer.Account,
            Arn = "arn:aws:iam::111122223333:root",
            UserId = "111122223333",
            AccessKeyId = "root",
        },
        State = AccountState.New(TestServer.Account),
        Now = now,
        RequestId = "",
        Region = "us-east-1",
        Platform = new Platform
        {
            Ids = IdSource.Cryptographic,
            Vault = Vault,
            Trail = NoTrail.Instance,
            Time = TimeProvider.System,
            Codes = _codes,
            Accounts = _ => null,
            Outlines = _ => null,
            AllAccounts = () => [],
            Organizations = new OrganizationDirectory((_, _) => null, _ => null),
            FirstAccount = TestServer.Account,
            FirstRoot = new RootUser("", null),
        },
    };

    /// <summary>Nothing here asks the audit log.</summary>
    private sealed class NoTrail : IAuditTrail
    {
        public static NoTrail Instance { get; } = new();

        public ValueTask<AuditPage> FindAsync(AuditQuery query, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<LastUse>> LastUsesAsync(AccountId account, IReadOnlyCollection<string> entities, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}
