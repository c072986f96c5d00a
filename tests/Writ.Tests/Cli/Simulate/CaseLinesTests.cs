using System.Text;
using Writ.Cli.Simulate;
using Xunit;

namespace Writ.Tests.Cli.Simulate;

/// <summary>Lines of any stream, however its bytes arrive.</summary>
public sealed class CaseLinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("\uFEFFa\r\n\n  b \n", "1:a 3:b")]
    [InlineData("\n\n\nx", "4:x")]
    public void Lines_are_numbered_and_empty_ones_passed_over(string text, string expected)
    {
        foreach (var step in (int[])[1, 2, 3, 100])
        {
            Assert.Equal(expected, Read(text, step, 1_000));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public void Line_beyond_the_limit_is_named_and_passed_over(int step)
    {
        var text = $"{new string('a', 10)}\n{new string('b', 200_000)}\n{new string('c', 11)}\nd\n{new string('e', 99)}";

        Assert.Equal("1:aaaaaaaaaa 2:! 3:! 4:d 5:!", Read(text, step, 10));
    }

    [Fact]
    public void Long_lines_arrive_whole()
    {
        var line = new string('x', 300_000);

        Assert.Equal($"1:{line} 2:{line}", Read($"{line}\n{line}\n", 4_096, 300_000));
    }

    private static string Read(string text, int step, int limit)
    {
        using var stream = new SlowStream(Encoding.UTF8.GetBytes(text), step);
        return string.Join(' ', new CaseLines(stream, () => { }, limit).Read().Select(line => $"{line.Line}:{(line.Error is null ? Encoding.UTF8.GetString(line.Json.Span) : "!")}"));
    }

    /// <summary>Gives a few bytes at a time, as a pipe does.</summary>
    private sealed class SlowStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, step));
    }
}
