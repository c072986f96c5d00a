using System.Text;
using Writ.Cli.Simulate;
using Xunit;

namespace Writ.Tests.Cli.Simulate;

/// <summary>Many cases: what is printed for each, and the exit code.</summary>
public sealed class CaseRunTests
{
    private const string Allowed = """{"id":"a","request":{"action":"iam:ListUsers","resource":"*","principal":{"kind":"root","account":"012345678901"}},"expected":"Allowed"}""";
    private const string Unexpected = """{"id":"b","request":{"action":"iam:ListUsers","resource":"*","principal":{"kind":"user","account":"012345678901"}},"expected":"Allowed"}""";

    [Fact]
    public void Agreeing_cases_end_with_0()
    {
        var (code, output, errors) = Run(Allowed);

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal("""{"id":"a","verdict":"Allowed","decidedBy":{"layer":"root"}}""" + "\n", output);
    }

    [Fact]
    public void Case_that_disagrees_ends_with_1_and_is_named()
    {
        var (code, output, errors) = Run(Unexpected, Allowed);

        Assert.Equal(1, code);
        Assert.Contains("""{"id":"b","verdict":"ImplicitlyDenied","decidedBy":{"layer":"identity"}}""", output, StringComparison.Ordinal);
        Assert.Contains("line 1: b: expected Allowed, decided ImplicitlyDenied", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"id":"\ud800","request":{"action":"a:b","resource":"*","principal":{"kind":"root"}}}""")]
    [InlineData("""{"request":{"action":"a:b","action":"a:c","resource":"*","principal":{"kind":"root"}}}""")]
    [InlineData("""{"request":{"action":"a:b","resource":"*","principal":{"kind":"root"}},"policies":{"boundry":[]}}""")]
    [InlineData("""{"request":{"action":"a:b","resource":"*","principal":{"kind":"root"},"wildcardOnly":"true"}}""")]
    [InlineData("""{"request":{"action":"a:b","resource":"*","principal":{"kind":"root"}},"policies":{"resource":"s3"}}""")]
    public void Unreadable_case_ends_with_2_and_the_others_run(string broken)
    {
        var (code, output, errors) = Run(Allowed, broken, Allowed);

        Assert.Equal(2, code);
        Assert.Equal(2, output.Count(character => character == '\n'));
        Assert.StartsWith("writ: line 2: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_without_cases_ends_with_2_and_says_so()
    {
        var (code, output, errors) = Run();

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("no cases", errors, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Errors) Run(params string[] cases)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        using var run = new CaseRun(output, errors, explain: false);
        var code = run.Decide(cases.Select((text, i) => new CaseLine(i + 1, Encoding.UTF8.GetBytes(text), null)), CancellationToken.None);
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
