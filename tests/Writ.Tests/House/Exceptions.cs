namespace Writ.Tests.House;

/// <summary>What may break a rule of the house, each with its reason. A line that is no longer needed fails its test too.</summary>
internal static class Exceptions
{
    /// <summary>Methods longer than 40 lines: file, then method.</summary>
    public static readonly Dictionary<string, string> LongMethods = new(StringComparer.Ordinal);

    /// <summary>Methods nested deeper than 4.</summary>
    public static readonly Dictionary<string, string> DeepMethods = new(StringComparer.Ordinal);

    /// <summary>Methods with more than 5 parameters.</summary>
    public static readonly Dictionary<string, string> WideMethods = new(StringComparer.Ordinal);
}
