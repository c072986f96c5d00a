using Writ.Kernel;
using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>A value that events are found by, such as a user's name. It is stored once for each account.</summary>
internal readonly record struct Term(AccountId Account, AuditAttribute Attribute, string Text)
{
    /// <summary>The attribute of role ids, which LookupEvents does not have. It is stored, like those of the enumeration.</summary>
    public const AuditAttribute Role = (AuditAttribute)100;

    public long? Find(Connection connection)
    {
        using var row = connection.Use(Sql.FindTerm).Bind(1, Account.ToString()).Bind(2, (long)Attribute).Bind(3, Text);
        return row.Step() ? row.Integer(0) : null;
    }

    public long Add(Connection connection)
    {
        connection.Use(Sql.AddTerm).Bind(1, Account.ToString()).Bind(2, (long)Attribute).Bind(3, Text).Run();
        return connection.LastId;
    }
}

/// <summary>What events of the same operation have in common.</summary>
internal readonly record struct Call(AccountId Account, string EventName, string EventSource, bool ReadOnly, string Region)
{
    public long? Find(Connection connection)
    {
        using var row = Bind(connection.Use(Sql.FindCall));
        return row.Step() ? row.Integer(0) : null;
    }

    public long Add(Connection connection)
    {
        Bind(connection.Use(Sql.AddCall)).Run();
        return connection.LastId;
    }

    private Statement Bind(Statement statement) => statement
        .Bind(1, Account.ToString()).Bind(2, EventName).Bind(3, EventSource).Bind(4, ReadOnly ? 1 : 0).Bind(5, Region);
}
