namespace Writ.Tests.Store;

/// <summary>A directory of one test.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("writ-store-").FullName;

    public string Database => System.IO.Path.Combine(Path, "writ.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
