using System.Text;
using Writ.Services.Iam.MfaDevices;
using Xunit;

namespace Writ.Tests.Services.Iam.MfaDevices;

public sealed class TotpTests
{
    private static readonly byte[] Seed = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, SHA-1: the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Code_is_that_of_the_standard(long time, string code)
    {
        var step = Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(time));

        Assert.Equal(code, Totp.Code(Seed, step));
        Assert.Equal(step, Totp.Find(Seed, code, step, 0));
    }

    /// <summary>RFC 4226, appendix D.</summary>
    [Fact]
    public void Counter_codes_are_those_of_the_standard() => Assert.Equal(
        ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"],
        Enumerable.Range(0, 10).Select(step => Totp.Code(Seed, step)));

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, true)]
    [InlineData(2, false)]
    [InlineData(-2, false)]
    public void Code_is_found_within_reach_only(int off, bool isFound) =>
        Assert.Equal(isFound ? 1_000 + off : null, Totp.Find(Seed, Totp.Code(Seed, 1_000 + off), 1_000, 1));

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("٢٨٧٠٨٢")]
    public void Text_of_another_form_is_no_code(string code) => Assert.Null(Totp.Find(Seed, code, 1, 5));

    [Fact]
    public void Pair_must_follow_each_other()
    {
        Assert.Equal(1_001, Totp.FindPair(Seed, Totp.Code(Seed, 1_000), Totp.Code(Seed, 1_001), 1_000, 20));
        Assert.Null(Totp.FindPair(Seed, Totp.Code(Seed, 1_001), Totp.Code(Seed, 1_000), 1_000, 20));
        Assert.Null(Totp.FindPair(Seed, Totp.Code(Seed, 1_000), Totp.Code(Seed, 1_002), 1_000, 20));
        Assert.Null(Totp.FindPair(Seed, Totp.Code(Seed, 1_000), Totp.Code(Seed, 1_000), 1_000, 20));
    }
}
