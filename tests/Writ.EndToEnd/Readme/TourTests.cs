using System.Text;
using System.Text.RegularExpressions;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Readme;

/// <summary>
/// The README's tour, pasted: every sh block, in order, in one session of bash, in a copy of this working tree, stopped by the
/// first command that fails. The copy brings the build along, and the network is its own where the machine allows that, so
/// that the default port is free.
/// </summary>
public sealed partial class TourTests
{
    [Fact]
    public async Task Blocks_work_when_pasted()
    {
        var blocks = ShellBlock().Matches(await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "README.md"))).Select(match => match.Groups["text"].Value).ToList();
        Assert.NotEmpty(blocks);
        using var place = new TemporaryDirectory();
        await CopyAsync(place["copy"]);
        await File.WriteAllTextAsync(place["tour.sh"], ScriptOf(blocks));

        var (code, output, errors) = await Command.BashAsync(
            $"cd '{place["copy"]}' && if unshare --net ip link set lo up 2>/dev/null; then exec unshare --net bash -c 'ip link set lo up; exec bash {place["tour.sh"]}'; else exec bash {place["tour.sh"]}; fi",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_DATA_HOME"] = place["data"], ["AWS_PAGER"] = "", ["AWS_CONFIG_FILE"] = "/dev/null", ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null" });

        Assert.True(code == 0, $"The tour ended with code {code}.\n{output}\n{errors}");
        Assert.Contains("writ-tour-done", output, StringComparison.Ordinal);
    }

    /// <summary>A line that only the reader's machine can run is left out: ./test itself, which runs this, and the cloning.</summary>
    private static string ScriptOf(IEnumerable<string> blocks)
    {
        var script = new StringBuilder("set -eo pipefail\ntrap 'code=$?; [ -z \"$(jobs -p)\" ] || kill $(jobs -p) 2>/dev/null || true; exit $code' EXIT\n");
        foreach (var block in blocks)
        {
            script.AppendLine("echo '--- block'");
            foreach (var line in block.Split('\n').Where(line => !NotHere().IsMatch(line)))
            {
                script.AppendLine(line);
            }
        }

        return script.AppendLine("wait; echo writ-tour-done").ToString();
    }

    private static async Task CopyAsync(string target) => _ = (await Command.BashAsync(
        $"set -eo pipefail; mkdir '{target}'; git ls-files -co --exclude-standard -z | tar --null --ignore-failed-read -cf - -T - | tar -xf - -C '{target}'; " +
        $"mkdir -p '{target}/.build'; [ ! -d .build/writ ] || {{ cp -a .build/writ '{target}/.build/' && touch '{target}/.build/writ/writ.stamp'; }}",
        [])).Succeeded;

    [GeneratedRegex(@"^```sh\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"^\s*(\./test\b|git clone\b|cd writ\b)", RegexOptions.ExplicitCapture)]
    private static partial Regex NotHere();
}
