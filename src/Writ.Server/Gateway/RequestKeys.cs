using System.Globalization;
using Writ.Policy;
using Writ.Services.Operations;
using Writ.Wire.Shapes;

namespace Writ.Server.Gateway;

/// <summary>Collects the condition keys that a request's members declare, tags among them.</summary>
internal sealed class RequestKeys(RequestContext context) : ShapeObserver
{
    public static void Collect(IShape request, RequestContext context) => request.Write(new RequestKeys(context));

    public override void String(MemberSchema member, string? value)
    {
        if (value is not null && member.ConditionKey is { } key)
        {
            context.Set(key, value);
        }
    }

    public override void Integer(MemberSchema member, int? value) => Long(member, value);

    public override void Long(MemberSchema member, long? value) => String(member, value?.ToString(CultureInfo.InvariantCulture));

    public override void Boolean(MemberSchema member, bool? value) => String(member, value switch { null => null, true => "true", false => "false" });

    public override void Strings(MemberSchema member, IReadOnlyList<string>? values)
    {
        if (values is { Count: > 0 } && member.ConditionKey is { } key)
        {
            context.Set(key, values);
        }
    }

    public override void List(MemberSchema member, IReadOnlyList<IShape>? values)
    {
        if (values is not { Count: > 0 } || member.ConditionKey != ConditionKeys.RequestTags)
        {
            return;
        }

        var tags = values.Select(TagReader.Read).ToList();
        foreach (var (key, value) in tags)
        {
            context.Set(ConditionKeys.RequestTags + key, value);
        }

        context.Set(ConditionKeys.TagKeys, [.. tags.Select(tag => tag.Key)]);
    }

    /// <summary>Reads a tag, whichever service's shape it has: its first two strings are key and value.</summary>
    private sealed class TagReader : ShapeObserver
    {
        private string? _key;
        private string? _value;

        public static (string Key, string Value) Read(IShape shape)
        {
            var reader = new TagReader();
            shape.Write(reader);
            return (reader._key ?? "", reader._value ?? "");
        }

        public override void String(MemberSchema member, string? value)
        {
            if (_key is null)
            {
                _key = value ?? "";
            }
            else
            {
                _value ??= value ?? "";
            }
        }
    }
}
