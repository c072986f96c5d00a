using Writ.Wire;
using Xunit;

namespace Writ.Tests.Wire;

public sealed class WireTimeTests
{
    private static readonly DateTimeOffset Noon = new(2023, 7, 10, 12, 24, 29, 500, TimeSpan.Zero);

    [Fact]
    public void Iso_is_UTC_to_the_second() => Assert.Equal("2023-07-10T12:24:29Z", WireTime.Iso(Noon.ToOffset(TimeSpan.FromHours(-5))));

    [Theory]
    [InlineData("2023-07-10T12:24:29Z", "Jul 10, 2023, 12:24:29 PM")]
    [InlineData("2023-07-01T00:05:09Z", "Jul 1, 2023, 12:05:09 AM")]
    [InlineData("2023-12-31T23:59:59+01:00", "Dec 31, 2023, 10:59:59 PM")]
    public void Java_is_what_CloudTrail_shows(string iso, string expected)
    {
        Assert.True(WireTime.TryParse(iso, out var time));

        Assert.Equal(expected, WireTime.Java(time));
    }

    [Theory]
    [InlineData("2023-07-10T12:24:29.5Z")]
    [InlineData("2023-07-10T12:24:29.500Z")]
    [InlineData("2023-07-10T12:24:29.5000000+00:00")]
    [InlineData("2023-07-10T14:24:29.5+02:00")]
    [InlineData("2023-07-10T12:24:29.5")]
    [InlineData("1688991869.5")]
    public void Instant_is_read_in_any_of_its_forms(string text)
    {
        Assert.True(WireTime.TryParse(text, out var time));

        Assert.Equal(Noon, time);
    }

    [Theory]
    [InlineData("2023-07-10T12:24:29Z", "2023-07-10T12:24:29Z")]
    [InlineData("2023-07-10T12:24Z", "2023-07-10T12:24:00Z")]
    [InlineData("2023-07-10", "2023-07-10T00:00:00Z")]
    [InlineData("20230710T122429Z", "2023-07-10T12:24:29Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    [InlineData("-1", "1969-12-31T23:59:59Z")]
    [InlineData("253402300799", "9999-12-31T23:59:59Z")]
    [InlineData("-62135596800", "0001-01-01T00:00:00Z")]
    public void Shorter_forms_and_extremes_are_read(string text, string expected)
    {
        Assert.True(WireTime.TryParse(text, out var time));

        Assert.Equal(expected, WireTime.Iso(time));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("10:00")]
    [InlineData("July 4")]
    [InlineData("Monday")]
    [InlineData("04/05/2023")]
    [InlineData("2023-13-01")]
    [InlineData("2023-02-30T00:00:00Z")]
    [InlineData("2023-07-10T25:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("253402300800")]
    [InlineData("1e30")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1,000")]
    public void What_is_no_time_is_refused_whatever_the_day(string text) => Assert.False(WireTime.TryParse(text, out _));

    [Fact]
    public void Random_text_never_throws() => Samples.ForAll(Samples.Utf16, 2_000, text => Assert.Equal(WireTime.TryParse(text, out var time), time != default));
}
