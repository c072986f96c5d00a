namespace Writ.EndToEnd.Harness;

/// <summary>Where things are in the working copy that the tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>The built command: the one that ./writ makes, or the one named by WRIT_BINARY.</summary>
    public static string Binary { get; } = FindBinary();

    /// <summary>A Python script of this project.</summary>
    public static string Client(string name) => Path.Combine(Root, "tests", "Writ.EndToEnd", "clients", name);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Writ.slnx")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The end-to-end tests run from a checkout: Writ.slnx was not found above them.");
    }

    private static string FindBinary()
    {
        var path = Environment.GetEnvironmentVariable("WRIT_BINARY") is { Length: > 0 } named ? named : Path.Combine(Root, ".build", "writ", "writ");
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} does not exist: run ./writ --version to build it.");
    }
}
