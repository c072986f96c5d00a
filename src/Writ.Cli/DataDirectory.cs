namespace Writ.Cli;

/// <summary>Where Writ keeps its data when nobody says otherwise.</summary>
internal static class DataDirectory
{
    /// <summary>The user's data directory (XDG Base Directory Specification), below it `writ`.</summary>
    public static string Default()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(home.Length > 0 ? home : Directory.GetCurrentDirectory(), "writ");
    }
}
