namespace Writ.Services.Organizations;

/// <summary>What an id is of, by its form.</summary>
internal static class NodeIds
{
    public const string Root = "ROOT";
    public const string Unit = "ORGANIZATIONAL_UNIT";
    public const string Account = "ACCOUNT";

    public static bool IsRoot(string id) => id.StartsWith("r-", StringComparison.Ordinal);

    public static bool IsUnit(string id) => id.StartsWith("ou-", StringComparison.Ordinal);

    public static string TypeOf(string id) => IsRoot(id) ? Root : IsUnit(id) ? Unit : Account;
}
