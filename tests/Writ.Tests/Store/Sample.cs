using System.Text;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;
using Writ.Store;

namespace Writ.Tests.Store;

/// <summary>Events and writes for tests, each different from the other.</summary>
internal static class Sample
{
    public static readonly AccountId Account = AccountId.Parse("111122223333");
    public static readonly AccountId Other = AccountId.Parse("444455556666");
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly IdSource Ids = IdSource.Cryptographic;

    /// <summary>An event of a read, with a document that names it.</summary>
    public static AuditRecord Event(string name = "GetUser", AccountId? account = null, DateTimeOffset? time = null)
    {
        var at = time ?? Start;
        var id = Ids.EventId(at);
        return new AuditRecord
        {
            Account = account ?? Account,
            EventId = id,
            Time = at,
            EventName = name,
            EventSource = "iam.amazonaws.com",
            ReadOnly = true,
            Region = "us-east-1",
            Document = Encoding.UTF8.GetBytes($$"""{"eventID":"{{id}}","eventName":"{{name}}"}"""),
        };
    }

    /// <summary>Bytes that compression does not make fewer.</summary>
    public static byte[] Incompressible(int length)
    {
        var bytes = new byte[length];
        Ids.Fill(bytes);
        return bytes;
    }

    public static CommitEntry Read(AuditRecord record) => new(record, []);

    public static CommitEntry Write(long revision, params Change[] changes) => Write(Account, revision, changes);

    public static CommitEntry Write(AccountId account, long revision, params Change[] changes) =>
        new(Event("CreateUser", account) with { ReadOnly = false }, [new AccountWrite(account, revision, Start, changes)]);

    public static Change Put(string key, string json = "{}", string kind = "test/thing") => new(kind, key, Encoding.UTF8.GetBytes(json));

    public static Change Remove(string key, string kind = "test/thing") => new(kind, key, null);

    public static AuditQuery All(int limit = 50) => By(AuditAttribute.None, null, limit);

    public static AuditQuery By(AuditAttribute attribute, string? value, int limit = 50) => new(Account, attribute, value, null, null, null, limit);

    public static void CommitAll(this IStore store, params CommitEntry[] entries) => store.Commit(new CommitBatch(entries));

    public static string Text(this ReadOnlyMemory<byte> document) => Encoding.UTF8.GetString(document.Span);

    public static List<string> EventIds(this AuditPage page) => page.Events.Select(record => record.EventId).ToList();

    public static List<string> Resources(this IStore store) => ResourcesOf(store, Account);

    public static List<string> ResourcesOf(this IStore store, AccountId account) =>
        store.Resources(account).Select(row => $"{row.Kind} {row.Key} {row.Document.Text()}").Order(StringComparer.Ordinal).ToList();
}
