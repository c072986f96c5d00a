namespace Writ.EndToEnd.Harness;

/// <summary>The root key that the tests give to their servers, in the environment as an operator should.</summary>
internal static class RootKey
{
    public const string Id = "AKIAROOTROOTROOTROOT";
    public const string Secret = "root/secret+of=the%tests";

    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["WRIT_ROOT_ACCESS_KEY_ID"] = Id,
        ["WRIT_ROOT_SECRET_ACCESS_KEY"] = Secret,
    };
}
