using Writ.Cli.Documents;
using Writ.Policy;

namespace Writ.Cli.Policies;

/// <summary>Condition keys given as KEY=VALUE; a key that is given again holds several values.</summary>
internal static class ContextFlags
{
    /// <summary>Sets the keys, each to all values that were given for it.</summary>
    public static void AddTo(RequestContext context, IEnumerable<string> flags)
    {
        foreach (var key in flags.Select(Split).GroupBy(flag => flag.Key, StringComparer.OrdinalIgnoreCase))
        {
            string[] values = [.. key.Select(flag => flag.Value)];
            if (values is [var only])
            {
                context.Set(key.Key, only);
            }
            else
            {
                context.Set(key.Key, values);
            }
        }
    }

    private static (string Key, string Value) Split(string flag)
    {
        var at = flag.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && flag.AsSpan(0, at).Contains(':')
            ? (flag[..at], flag[(at + 1)..])
            : throw new InputException($"--context takes KEY=VALUE with a key such as aws:SourceIp, not '{flag}'.");
    }
}
