using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Xunit;

namespace Writ.Policy.Tests.Package;

public sealed class PackageTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    [Fact]
    public async Task Package_depends_on_nothing_and_brings_its_documentation()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("writ-policy-package");
        try
        {
            await Pack(folder.FullName);
            string file = Assert.Single(Directory.GetFiles(folder.FullName, "Writ.Policy.*.nupkg"));
            using ZipArchive package = ZipFile.OpenRead(file);
            string[] entries = [.. package.Entries.Select(entry => entry.FullName)];
            using Stream nuspec = Assert.Single(package.Entries, entry => entry.FullName == "Writ.Policy.nuspec").Open();
            XDocument description = XDocument.Load(nuspec);

            Assert.DoesNotContain(description.Descendants(), element => element.Name.LocalName == "dependency");
            Assert.Equal("README.md", Assert.Single(description.Descendants(), element => element.Name.LocalName == "readme").Value);
            Assert.Equal(
                File.Exists(Path.Combine(Repository.Root, "LICENSE")) || File.Exists(Path.Combine(Repository.Root, "LICENSE.md")),
                description.Descendants().Any(element => element.Name.LocalName == "license"));
            Assert.Contains("README.md", entries);
            Assert.Contains("lib/net10.0/Writ.Policy.dll", entries);
            Assert.Contains("lib/net10.0/Writ.Policy.xml", entries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Pack(string folder)
    {
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList = { "pack", Path.Combine(Repository.Root, "src/Writ.Policy/Writ.Policy.csproj"), "-c", Configuration, "--no-build", "--nologo", "-o", folder },
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        using Process pack = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start");
        Task<string> error = pack.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await pack.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await pack.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(pack.ExitCode == 0, output + await error);
    }
}
