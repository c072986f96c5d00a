using System.Text;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Writ.Services.Sts;
using Writ.Store;
using Writ.Wire.Signing;

namespace Writ.Tests.Server;

/// <summary>
/// A user, a role and their credentials of every kind, put into the state directly: what is tested here must not depend on
/// which operations there are. Everything is part of what a reset returns to.
/// </summary>
public sealed class World
{
    private readonly TestServer _server;

    private World(TestServer server) => _server = server;

    public static SigningCredentials Root { get; } = new(TestServer.RootKeyId, TestServer.RootSecret);

    /// <summary>A user who may do all.</summary>
    public SigningCredentials Admin { get; private set; } = Root;

    /// <summary>A user without policies.</summary>
    public SigningCredentials Nobody { get; private set; } = Root;

    public SigningCredentials Inactive { get; private set; } = Root;

    /// <summary>A key whose user is gone.</summary>
    public SigningCredentials Orphan { get; private set; } = Root;

    /// <summary>A key of this account's form that was never made.</summary>
    public SigningCredentials Unknown { get; private set; } = Root;

    /// <summary>A session of a role that may do all.</summary>
    public SigningCredentials Session { get; private set; } = Root;

    public SigningCredentials OtherSession { get; private set; } = Root;

    /// <summary>A session of a role of another account.</summary>
    public SigningCredentials Foreign { get; private set; } = Root;

    public SigningCredentials ExpiredSession { get; private set; } = Root;

    public static AccountId OtherAccount { get; } = AccountId.Parse("444455556666");

    public IReadOnlyList<SigningCredentials> All => [Admin, Nobody, Session, OtherSession, Foreign];

    public static async Task<World> MakeAsync(TestServer server)
    {
        var world = new World(server);
        await world.FillAsync();
        server.Writ.Installation.Ledger.MarkBaseline();
        return world;
    }

    private async Task FillAsync()
    {
        var anything = new InlinePolicy("all", new PolicyText("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"""));
        await PutAsync(TestServer.Account, draft =>
        {
            draft.Put(IamState.Users, User("admin") with { InlinePolicies = [anything] });
            draft.Put(IamState.Users, User("nobody"));
            draft.Put(IamState.Roles, Role("AROAAAAAAAAAAAAAAAAAA") with { InlinePolicies = [anything] });
            Admin = Key(draft, "admin");
            Nobody = Key(draft, "nobody");
            Inactive = Key(draft, "admin", isActive: false);
            Orphan = Key(draft, "gone");
        });
        await PutAsync(OtherAccount, draft => draft.Put(IamState.Roles, Role("AROABBBBBBBBBBBBBBBBB") with { InlinePolicies = [anything] }));
        Unknown = new SigningCredentials(IdSource.Cryptographic.AccessKeyId("AKIA", TestServer.Account), IdSource.Cryptographic.SecretAccessKey());
        Session = Seal(TestServer.Account, "AROAAAAAAAAAAAAAAAAAA", "s1");
        OtherSession = Seal(TestServer.Account, "AROAAAAAAAAAAAAAAAAAA", "s2");
        Foreign = Seal(OtherAccount, "AROABBBBBBBBBBBBBBBBB", "s3");
        ExpiredSession = Seal(TestServer.Account, "AROAAAAAAAAAAAAAAAAAA", "s4", TimeSpan.FromHours(-2));
    }

    private async Task PutAsync(AccountId account, Action<Draft> fill) => await _server.Writ.Installation.Ledger.WriteAsync(account, draft =>
    {
        fill(draft);
        return new WriteOutcome<bool>(true, true, new AuditRecord
        {
            Account = account,
            EventId = IdSource.Cryptographic.EventId(TestClock.Start),
            Time = TestClock.Start,
            EventName = "Setup",
            EventSource = "tests",
            ReadOnly = false,
            Region = "us-east-1",
            Document = "{}"u8.ToArray(),
        });
    });

    private SigningCredentials Key(Draft draft, string user, bool isActive = true)
    {
        var ids = IdSource.Cryptographic;
        var credentials = new SigningCredentials(ids.AccessKeyId("AKIA", TestServer.Account), ids.SecretAccessKey());
        draft.Put(IamState.AccessKeys, new AccessKey
        {
            Id = credentials.AccessKeyId,
            UserName = user,
            IsActive = isActive,
            CreateDate = TestClock.Start,
            SealedSecret = _server.Writ.Installation.Vault.Seal(
                AccessKey.VaultPurpose, 1, Encoding.UTF8.GetBytes(credentials.SecretAccessKey), credentials.AccessKeyId),
        });
        return credentials;
    }

    private SigningCredentials Seal(AccountId account, string roleId, string name, TimeSpan shift = default)
    {
        var ids = IdSource.Cryptographic;
        var claims = new SessionClaims
        {
            Account = account,
            AccessKeyId = ids.AccessKeyId("ASIA", account),
            SecretAccessKey = ids.SecretAccessKey(),
            Kind = CallerKind.RoleSession,
            PrincipalId = roleId,
            SessionName = name,
            IssuedAt = TestClock.Start + shift,
            Expires = TestClock.Start + shift + TimeSpan.FromHours(1),
        };
        return new SigningCredentials(claims.AccessKeyId, claims.SecretAccessKey, SessionTokens.Seal(_server.Writ.Installation.Vault, claims));
    }

    private static User User(string name) =>
        new() { Name = name, Path = "/", Id = IdSource.Cryptographic.UniqueId("AIDA"), CreateDate = TestClock.Start };

    private static Role Role(string id) => new()
    {
        Name = "role",
        Path = "/",
        Id = id,
        CreateDate = TestClock.Start,
        TrustPolicy = new PolicyText("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}"""),
    };
}
