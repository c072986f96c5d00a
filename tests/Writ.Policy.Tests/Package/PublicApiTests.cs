using Xunit;

namespace Writ.Policy.Tests.Package;

/// <summary>
/// What the package promises is reviewed as a diff. After a deliberate change run this class with WRIT_ACCEPT_API=1: it rewrites PublicApi.txt.
/// </summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Public_API_is_the_agreed_one()
    {
        string file = Path.Combine(Repository.Root, "tests/Writ.Policy.Tests/Package/PublicApi.txt");
        string actual = ApiText.Of(typeof(Authorizer).Assembly);
        if (Environment.GetEnvironmentVariable("WRIT_ACCEPT_API") == "1")
        {
            File.WriteAllText(file, actual);
        }

        string[] agreed = File.ReadAllLines(file);
        string[] found = actual.TrimEnd('\n').Split('\n');

        string[] changes = [.. agreed.Except(found).Select(line => $"- {line}"), .. found.Except(agreed).Select(line => $"+ {line}")];
        Assert.True(changes.Length == 0, $"The public API changed; if that is meant, run this class with WRIT_ACCEPT_API=1 and review the diff:\n{string.Join('\n', changes)}");
    }
}
