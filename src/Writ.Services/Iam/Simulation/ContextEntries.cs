using System.Collections.Frozen;
using Writ.Policy;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Simulation;

/// <summary>The context keys that a call gives, with their values checked against their types.</summary>
internal static class ContextEntries
{
    private const string ListSuffix = "List";

    private static readonly FrozenDictionary<string, ContextValueType> Types = new Dictionary<string, ContextValueType>(StringComparer.Ordinal)
    {
        ["string"] = ContextValueType.Text,
        ["numeric"] = ContextValueType.Numeric,
        ["boolean"] = ContextValueType.Boolean,
        ["ip"] = ContextValueType.IpAddress,
        ["binary"] = ContextValueType.Binary,
        ["date"] = ContextValueType.Date,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Sets the entries over what is there already: a call may simulate another principal's keys, as on AWS.</summary>
    public static AwsError? AddTo(RequestContext context, IReadOnlyList<ContextEntryShape> entries)
    {
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (entry.ContextKeyName is not { } key)
            {
                return SimulationErrors.NamelessContextKey;
            }

            if (!given.Add(key))
            {
                return SimulationErrors.RepeatedContextKey(key);
            }

            if (Add(context, key, entry) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static AwsError? Add(RequestContext context, string key, ContextEntryShape entry)
    {
        var values = entry.ContextKeyValues ?? [];
        if (values.Any(value => value.Length > SimulationLimits.ContextValue))
        {
            return SimulationErrors.LongContextValue(key);
        }

        var type = entry.ContextKeyType ?? (values.Count == 1 ? "string" : "stringList");
        var isList = type.EndsWith(ListSuffix, StringComparison.Ordinal);
        var valueType = Types[isList ? type[..^ListSuffix.Length] : type];
        if (values.FirstOrDefault(value => !valueType.CanRead(value)) is { } wrong)
        {
            return SimulationErrors.InvalidContextValue(key, type, wrong);
        }

        if (isList)
        {
            context.Set(key, values);
            return null;
        }

        if (values.Count != 1)
        {
            return SimulationErrors.NotOneValue(key, type);
        }

        context.Set(key, values[0]);
        return null;
    }
}
