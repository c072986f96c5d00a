using Writ.Kernel;
using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>
/// How the attributes of an event are written in its segment: what is as in the event before it, which is most, is one bit.
/// </summary>
internal static class EventCodec
{
    [Flags]
    private enum Has
    {
        Nothing = 0,
        Call = 1,
        AccessKeyId = 2,
        Username = 4,
        RoleId = 8,
        Resources = 16,
        TextId = 32,
    }

    public static void Write(ByteWriter writer, AuditRecord record, AuditRecord? before)
    {
        Span<byte> id = stackalloc byte[16];
        var has = Changes(record, before) | (EventId.TryPack(record.EventId, id) ? Has.Nothing : Has.TextId);
        writer.Add((byte)has);
        WriteId(writer, record, id, has);
        writer.AddNumber(record.Time.ToUnixTimeSeconds());
        writer.AddNumber(record.Document.Length);
        if (has.HasFlag(Has.Call))
        {
            writer.AddText(record.Account.ToString());
            writer.AddText(record.EventName);
            writer.AddText(record.EventSource);
            writer.AddText(record.Region);
            writer.Add((byte)(record.ReadOnly ? 1 : 0));
        }

        WriteText(writer, has & Has.AccessKeyId, record.AccessKeyId);
        WriteText(writer, has & Has.Username, record.Username);
        WriteText(writer, has & Has.RoleId, record.RoleId);
        if (has.HasFlag(Has.Resources))
        {
            writer.AddNumber(record.Resources.Count);
            foreach (var (type, name) in record.Resources)
            {
                writer.AddText(type);
                writer.AddText(name);
            }
        }
    }

    /// <summary>Reads an event, without its document but with the document's length.</summary>
    public static AuditRecord Read(ref ByteReader reader, AuditRecord? before, out long documentLength)
    {
        var has = (Has)reader.Bytes(1)[0];
        var id = has.HasFlag(Has.TextId) ? reader.Text() : EventId.Unpack(reader.Bytes(EventId.Packed));
        var time = DateTimeOffset.FromUnixTimeSeconds(reader.Number());
        documentLength = reader.Number();
        if (before is null && !has.HasFlag(Has.Call))
        {
            throw new InvalidDataException("The first event of a segment is not complete.");
        }

        var call = has.HasFlag(Has.Call) ? ReadCall(ref reader) : before!; // not null: tested above
        return call with
        {
            EventId = id,
            Time = time,
            AccessKeyId = has.HasFlag(Has.AccessKeyId) ? reader.TextOrNull() : before?.AccessKeyId,
            Username = has.HasFlag(Has.Username) ? reader.TextOrNull() : before?.Username,
            RoleId = has.HasFlag(Has.RoleId) ? reader.TextOrNull() : before?.RoleId,
            Resources = has.HasFlag(Has.Resources) ? ReadResources(ref reader) : before?.Resources ?? [],
        };
    }

    private static Has Changes(AuditRecord record, AuditRecord? before)
    {
        var sameCall = before is not null && record.Account == before.Account && record.EventName == before.EventName
            && record.EventSource == before.EventSource && record.Region == before.Region && record.ReadOnly == before.ReadOnly;
        return (sameCall ? Has.Nothing : Has.Call)
            | (record.AccessKeyId == before?.AccessKeyId ? Has.Nothing : Has.AccessKeyId)
            | (record.Username == before?.Username ? Has.Nothing : Has.Username)
            | (record.RoleId == before?.RoleId ? Has.Nothing : Has.RoleId)
            | (Same(record.Resources, before?.Resources ?? []) ? Has.Nothing : Has.Resources);
    }

    private static bool Same(IReadOnlyList<AuditResource> resources, IReadOnlyList<AuditResource> before)
    {
        var at = resources.Count == before.Count ? 0 : int.MaxValue;
        while (at < resources.Count && resources[at] == before[at])
        {
            at++;
        }

        return at == resources.Count;
    }

    private static void WriteId(ByteWriter writer, AuditRecord record, ReadOnlySpan<byte> packed, Has has)
    {
        if (has.HasFlag(Has.TextId))
        {
            writer.AddText(record.EventId);
        }
        else
        {
            writer.Add(packed);
        }
    }

    private static void WriteText(ByteWriter writer, Has has, string? text)
    {
        if (has != Has.Nothing)
        {
            writer.AddText(text);
        }
    }

    private static AuditRecord ReadCall(ref ByteReader reader) => new()
    {
        Account = AccountId.TryParse(reader.Text(), out var account) ? account : throw new InvalidDataException("An account id is not one."),
        EventName = reader.Text(),
        EventSource = reader.Text(),
        Region = reader.Text(),
        ReadOnly = reader.Bytes(1)[0] != 0,
        EventId = "",
        Time = default,
        Document = default,
    };

    private static List<AuditResource> ReadResources(ref ByteReader reader)
    {
        var resources = new List<AuditResource>();
        for (var left = reader.Number(); left > 0; left--)
        {
            resources.Add(new AuditResource(reader.Text(), reader.Text()));
        }

        return resources;
    }
}
