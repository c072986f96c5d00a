using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Policy;
using Writ.Services.Iam.Principals;
using Writ.Services.Operations;
using Writ.Services.Sts;
using Writ.Services.Sts.RootSessions;
using Writ.Tests.Operations;
using Xunit;

namespace Writ.Tests.Services.Sts;

/// <summary>Every operation of every service, called with credentials of every kind, against tests/corpus/callers.json.</summary>
public sealed class CallerRulesTests
{
    private static readonly AccountId Account = AccountId.Parse("111122223333");
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly JsonObject Corpus = JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(CaseFile.Root) ?? "", "callers.json")))?["refused"]?.AsObject()
        ?? throw new InvalidDataException("The corpus of callers is empty.");

    private static readonly Dictionary<string, Principal> Kinds = new(StringComparer.Ordinal)
    {
        ["user"] = Of(CallerKind.User, null),
        ["root"] = Of(CallerKind.Root, null),
        ["role-session"] = Of(CallerKind.RoleSession, Session),
        ["session-token"] = Of(CallerKind.User, Session),
        ["session-token-mfa"] = Of(CallerKind.User, Session with { MfaAt = Now }),
        ["root-session-token"] = Of(CallerKind.Root, Session),
        ["federated-user"] = Of(CallerKind.FederatedUser, Session),
        ["root-session"] = Of(CallerKind.AssumedRootSession, Session),
        ["delegate-of-user"] = Of(CallerKind.User, Delegated),
        ["delegate-of-role-session"] = Of(CallerKind.RoleSession, Delegated),
        ["delegate-of-root"] = Of(CallerKind.AssumedRootSession, Delegated),
    };

    public static TheoryData<string> All => [.. Kinds.Keys];

    private static Session Session => new() { IssuedAt = Now, Expires = Now.AddHours(1) };

    private static Session Delegated => Session with { Delegation = new Delegation(AccountId.Parse("444455556666"), null) };

    [Fact]
    public void Corpus_has_every_kind() => Assert.Equal(Kinds.Keys.Order(StringComparer.Ordinal), Corpus.Select(kind => kind.Key).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void Kind_is_refused_what_the_corpus_says_and_nothing_else(string kind)
    {
        foreach (var operation in OperationCatalog.All.Concat(UnsupportedOperations.All))
        {
            var expected = Expected(Corpus[kind] as JsonArray ?? [], $"{operation.Service}:{operation.Name}");

            var refusal = CallerRules.Check(Kinds[kind], operation);

            Assert.True((string?)expected?["code"] == refusal?.Code && (int?)expected?["status"] == refusal?.Status, $"{kind} calls {operation.Name}: {refusal?.Message ?? "policies decide"}");
            Assert.Equal(((string?)expected?["message"])?.Replace("{operation}", operation.Name, StringComparison.Ordinal), refusal?.Message);
        }
    }

    [Fact]
    public void Delegate_of_a_delegate_of_root_may_do_nothing()
    {
        var principal = Of(CallerKind.AssumedRootSession, Session with { Delegation = new Delegation(Account, []) });

        Assert.Empty(IdentityPolicies.OfApprover(principal, PolicySet.Empty)?.Session ?? [RootTask.Everything]);
    }

    private static JsonNode? Expected(JsonArray rules, string operation) => rules.FirstOrDefault(rule => Names(rule?["operations"], operation) && !Names(rule?["except"], operation))?["error"];

    private static bool Names(JsonNode? list, string operation) =>
        list is JsonArray names && names.Any(name => (string?)name == operation || (string?)name == operation.Split(':')[0] + ":*");

    private static Principal Of(CallerKind kind, Session? session) => new()
    {
        Caller = new Caller { Kind = kind, Account = Account.ToString() },
        Account = Account,
        Arn = $"arn:aws:iam::{Account}:somebody",
        UserId = "somebody",
        AccessKeyId = "ASIAAAAAAAAAAAAAAAAA",
        Session = session,
    };
}
