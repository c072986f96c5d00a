using Writ.Cli.Documents;

namespace Writ.Cli.Testing;

/// <summary>A row of a table: its cells by the names of their columns.</summary>
internal sealed record TestRow(int Number, DocumentNode At, IReadOnlyList<DocumentEntry> Cells)
{
    /// <summary>A cell; null when it is empty.</summary>
    public DocumentNode? Find(string column)
    {
        var cell = Cells.FirstOrDefault(entry => entry.Name == column).Value;
        return cell is null || cell.IsNull ? null : cell;
    }

    /// <summary>The test's request with the row's cells laid over it; an empty cell leaves what was there.</summary>
    public RequestNode Over(RequestNode request) => request with
    {
        Principal = Find("principal") ?? request.Principal,
        Actions = Find("action") ?? request.Actions,
        Resources = Find("resource") ?? request.Resources,
        ResourceAccount = Find("resourceAccount") ?? request.ResourceAccount,
        Context = request.Over([.. Cells.Where(cell => TestTable.IsContextKey(cell.Name) && !cell.Value.IsNull)]),
    };
}

/// <summary>The `table:` of a test: the first row names the columns, each further one is a question.</summary>
internal static class TestTable
{
    private static readonly string[] Columns = ["principal", "action", "resource", "resourceAccount", "expect", "layer", "policy", "sid"];

    /// <summary>A column named like a condition key sets it.</summary>
    public static bool IsContextKey(string column) => column.Contains(':', StringComparison.Ordinal);

    public static IEnumerable<TestRow> Rows(DocumentNode table)
    {
        if (table.Kind != NodeKind.List || table.Items.Count < 2)
        {
            throw table.Wrong("A table is a list of rows: the first names the columns, as in '[action, resource, expect]', the others hold the values.");
        }

        var header = Header(table.Items[0]);
        return table.Items.Skip(1).Select((row, i) => Row(row, i + 1, header));
    }

    private static TestRow Row(DocumentNode row, int number, IReadOnlyList<DocumentNode> header)
    {
        if (row.Kind != NodeKind.List || row.Items.Count != header.Count)
        {
            throw row.Wrong($"This row has {(row.Kind == NodeKind.List ? row.Items.Count : 1)} cells, the first one {header.Count}.");
        }

        return new TestRow(number, row, [.. header.Zip(row.Items, (column, cell) => new DocumentEntry(column, cell))]);
    }

    private static IReadOnlyList<DocumentNode> Header(DocumentNode row)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in row.AsList())
        {
            var name = column.TextOf("a column");
            if (!IsContextKey(name) && !Columns.Contains(name, StringComparer.Ordinal))
            {
                throw column.Wrong($"There is no column '{name}'{Words.DidYouMean(name, Columns)}; there are {Words.List(Columns)}, and condition keys such as aws:SourceIp.");
            }

            if (!seen.Add(name))
            {
                throw column.Wrong($"The column '{name}' appears twice; keep one of the two.");
            }
        }

        return row.AsList();
    }
}
