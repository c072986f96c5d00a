using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Roles;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Organizations.Policies;
using Writ.Services.Organizations.Structure;
using Writ.Store;
using Writ.Store.Sqlite;

namespace Writ.Load;

/// <summary>
/// Writes a large organization straight into the database of a server that is stopped: through the API it would be half a million
/// calls. Its management account is the one the server began with. Below the root is one OU, below that some, below each of these
/// their share of the rest with the accounts.
/// </summary>
internal static class Organizations
{
    public const string TopUnit = "ou-be01-00000000";

    private const string RootId = "r-be01";
    private const string AccessRole = "OrganizationAccountAccessRole";
    private const int Middle = 19;

    private static readonly DateTimeOffset Time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Full = ["p-FullAWSAccess"];

    public static async Task<int> FurnishAsync(string directory, int accounts, int roles, int units, int policies)
    {
        using var store = SqliteStore.Open(directory);
        await using var ledger = Ledger.Open(store, StateCatalog.All, TimeProvider.System);
        var management = AccountId.Parse(store.GetSetting("default-account") ?? throw new InvalidOperationException("Start a server on the directory once before."));
        if (units > 0)
        {
            await WriteAsync(ledger, management, draft => PutOrganization(draft, accounts, units, policies));
        }

        var waiting = new List<Task>();
        for (var number = 1; number < accounts; number++)
        {
            var account = Id(number);
            waiting.Add(WriteAsync(ledger, account, draft => PutAccount(draft, account, management, roles)));
            if (waiting.Count == 64)
            {
                await Task.WhenAll(waiting);
                waiting.Clear();
            }
        }

        await Task.WhenAll(waiting);
        return 0;
    }

    /// <summary>An account's id; the management account is number 0.</summary>
    public static AccountId Id(int number) => AccountId.Parse((200_000_000_000 + number).ToString(CultureInfo.InvariantCulture));

    private static Task WriteAsync(Ledger ledger, AccountId account, Action<Draft> write) => ledger.WriteAsync(account, draft =>
    {
        write(draft);
        return new WriteOutcome<bool>(true, true, new AuditRecord
        {
            Account = account,
            EventId = IdSource.Cryptographic.EventId(Time),
            Time = Time,
            EventName = "Furnish",
            EventSource = "bench.writ",
            ReadOnly = false,
            Region = "us-east-1",
            Document = "{}"u8.ToArray(),
        });
    }).AsTask();

    private static void PutOrganization(Draft draft, int accounts, int units, int policies)
    {
        var management = draft.Origin.Id.ToString();
        draft.Put(OrganizationsState.Organizations, new Organization { Id = "o-benchbench", FeatureSet = Organization.AllFeatures, RootId = RootId, CreateDate = Time });
        draft.Put(OrganizationsState.Roots, new OrganizationRoot { Id = RootId, PolicyTypes = ["SERVICE_CONTROL_POLICY"], Policies = [.. Full, PolicyId(0), PolicyId(1)] });
        draft.Put(OrganizationsState.Members, new Member { Id = management, ParentId = RootId, JoinedMethod = Member.Invited, JoinedTimestamp = Time, Policies = [.. Full] });
        for (var number = 0; number < policies; number++)
        {
            draft.Put(OrganizationsState.Policies, new OrganizationPolicy
            {
                Id = PolicyId(number), Name = $"guardrail-{number}", Type = "SERVICE_CONTROL_POLICY", Content = new PolicyText(Guardrail(number)), UpdateDate = Time,
            });
        }

        for (var number = 0; number < units; number++)
        {
            draft.Put(OrganizationsState.Units, new OrganizationalUnit
            {
                Id = UnitId(number), Name = $"unit-{number}", ParentId = number == 0 ? RootId : number <= Middle ? TopUnit : UnitId(1 + (number % Middle)), Policies = Attached(number, policies),
            });
        }

        var leaves = units - 1 - Middle;
        for (var number = 1; number < accounts; number++)
        {
            draft.Put(OrganizationsState.Members, new Member
            {
                Id = Id(number).ToString(),
                ParentId = UnitId(1 + Middle + (number % leaves)),
                JoinedMethod = Member.Created,
                JoinedTimestamp = Time,
                Policies = number % 50 == 1 ? Attached((2 * units) + (number / 50), policies) : [.. Full],
            });
        }
    }

    private static void PutAccount(Draft draft, AccountId account, AccountId management, int roles)
    {
        draft.Put(OrganizationsState.Profiles, new AccountProfile { Name = $"account-{account}", Email = $"root+{account}@example.com", CreateDate = Time });
        draft.Put(IamState.Roles, RoleOf(AccessRole, $"arn:aws:iam::{management}:root", []) with { AttachedPolicies = ["arn:aws:iam::aws:policy/AdministratorAccess"] });
        for (var number = 1; number < roles; number++)
        {
            draft.Put(IamState.Roles, RoleOf($"role-{number}", account.ToString(), [new InlinePolicy("main", new PolicyText(Inline($"{account}-{number}")))]));
        }
    }

    private static Role RoleOf(string name, string trusted, ImmutableList<InlinePolicy> inline) => new()
    {
        Name = name,
        Path = "/",
        Id = IdSource.Cryptographic.UniqueId("AROA"),
        CreateDate = Time,
        TrustPolicy = new PolicyText($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{trusted}}"},"Action":"sts:AssumeRole"}]}"""),
        InlinePolicies = inline,
    };

    private static ImmutableList<string> Attached(int number, int policies) => [.. Full, PolicyId(2 * number % policies), PolicyId(((2 * number) + 1) % policies)];

    private static string UnitId(int number) => "ou-be01-" + number.ToString("D8", CultureInfo.InvariantCulture);

    private static string PolicyId(int number) => "p-" + number.ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>Statements as guardrails have them; the second bears on every call.</summary>
    private static string Guardrail(int number) => Compact(
        """
        {"Version":"2012-10-17","Statement":[
        {"Sid":"KeepLogs","Effect":"Deny","Action":["cloudtrail:StopLogging","cloudtrail:DeleteTrail","config:Delete*","guardduty:Delete*"],"Resource":"*"},
        {"Sid":"Regions","Effect":"Deny","NotAction":["route53:*","cloudfront:*","support:*"],"Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":["af-south-1","region-N"]}}},
        {"Sid":"Buckets","Effect":"Deny","Action":"s3:*","Resource":["arn:aws:s3:::guarded-N","arn:aws:s3:::guarded-N/*"],"Condition":{"StringNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/admin-N-*"}}}]}
        """,
        number.ToString(CultureInfo.InvariantCulture));

    private static string Inline(string suffix) => Compact(
        """
        {"Version":"2012-10-17","Statement":[
        {"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::data-N","arn:aws:s3:::data-N/*"],"Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}},
        {"Sid":"Queue","Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:*:queue-N-*"}]}
        """,
        suffix);

    private static string Compact(string document, string number) =>
        new StringBuilder(document).Replace("\n", "").Replace("-N", "-" + number).ToString();
}
