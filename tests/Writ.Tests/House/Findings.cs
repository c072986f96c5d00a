using Xunit;

namespace Writ.Tests.House;

internal static class Findings
{
    /// <summary>Fails with all that was found, one a line, so that it can be worked off.</summary>
    public static void None(IEnumerable<string> found)
    {
        var list = found.ToList();
        Assert.True(list.Count == 0, $"{list.Count} found:\n{string.Join('\n', list)}");
    }
}
