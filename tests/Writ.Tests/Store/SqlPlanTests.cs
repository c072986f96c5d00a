using System.Reflection;
using Writ.Store.Sqlite;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>Queries on tables that grow are answered from an index, by SQLite's own account.</summary>
public sealed class SqlPlanTests
{
    public static TheoryData<string, string> Queries => new(
        typeof(Sql).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(constant => constant.GetRawConstantValue() is string sql && sql.StartsWith("SELECT", StringComparison.Ordinal))
            .Select(constant => (constant.Name, (string)constant.GetRawConstantValue()!))); // filtered above

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_scans_no_table_that_grows_and_sorts_nothing(string name, string sql)
    {
        using var connection = Connection.InMemory();
        Schema.Configure(connection);
        Schema.Create(connection);

        var plan = Plan(connection, sql);

        Assert.DoesNotMatch(@"SCAN (TABLE )?(event_segment|event_index|s|i|journal|resource)( |$)", plan);
        Assert.True(!plan.Contains("USE TEMP B-TREE", StringComparison.Ordinal), $"{name}: {plan}");
    }

    private static string Plan(Connection connection, string sql)
    {
        using var row = connection.Use("EXPLAIN QUERY PLAN " + sql);
        var steps = new List<string>();
        while (row.Step())
        {
            steps.Add(row.Text(3));
        }

        return string.Join('\n', steps);
    }
}
