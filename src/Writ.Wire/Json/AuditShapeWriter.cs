using System.Text.Json;
using Writ.Wire.Shapes;

namespace Writ.Wire.Json;

/// <summary>
/// Writes shapes as CloudTrail's requestParameters and responseElements show them: names begin in lower case, dates are
/// Java's text, secrets are left out.
/// </summary>
public sealed class AuditShapeWriter(Utf8JsonWriter json) : JsonShapeWriter(json)
{
    protected override string NameOf(MemberSchema member) => member.LowerName;

    protected override bool Includes(MemberSchema member) => !member.Sensitive;

    protected override void WriteTime(MemberSchema member, DateTimeOffset time) => Json.WriteStringValue(WireTime.Java(time));
}
