using Writ.Kernel;
using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>Reads the last uses of entities, each by one search of the table's key.</summary>
internal static class LastUseReader
{
    public static IReadOnlyList<LastUse> Read(Connection connection, AccountId account, IReadOnlyCollection<string> entities)
    {
        var uses = new List<LastUse>();
        foreach (var entity in entities)
        {
            using var row = connection.Use(Sql.LastUses).Bind(1, account.ToString()).Bind(2, entity);
            while (row.Step())
            {
                uses.Add(new LastUse(entity, row.Text(0), row.Text(1), row.Text(3), DateTimeOffset.FromUnixTimeSeconds(row.Integer(2)), row.Integer(4)));
            }
        }

        return uses;
    }
}
