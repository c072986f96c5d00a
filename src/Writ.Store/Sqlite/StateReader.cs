using Writ.Kernel;
using Writ.Kernel.State;

namespace Writ.Store.Sqlite;

/// <summary>Reads accounts' resources.</summary>
internal static class StateReader
{
    public static IReadOnlyList<StoredResource> Resources(Statement bound)
    {
        using var row = bound;
        var resources = new List<StoredResource>();
        while (row.Step())
        {
            resources.Add(new StoredResource(row.Text(0), row.Text(1), row.Bytes(2).ToArray()));
        }

        return resources;
    }

    public static bool Has(Connection connection, AccountId account, string kind, string key)
    {
        using var row = connection.Use(Sql.HasResource).Bind(1, account.ToString()).Bind(2, kind).Bind(3, key.ToUpperInvariant());
        return row.Step();
    }

    /// <summary>Goes from one account and kind to the next by a search each, past all resources between them.</summary>
    public static IReadOnlyList<(AccountId Account, string Kind)> Kinds(Connection connection)
    {
        var kinds = new List<(AccountId Account, string Kind)>();
        var next = Next(connection, "", "");
        while (next is { } found)
        {
            kinds.Add((AccountId.Parse(found.Account), found.Kind));
            next = Next(connection, found.Account, found.Kind);
        }

        return kinds;
    }

    private static (string Account, string Kind)? Next(Connection connection, string account, string kind)
    {
        using var row = connection.Use(Sql.NextKind).Bind(1, account).Bind(2, kind);
        return row.Step() ? (row.Text(0), row.Text(1)) : null;
    }
}
