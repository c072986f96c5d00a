using System.Text;
using Writ.Services.Iam;
using Xunit;

namespace Writ.Tests.Services.Iam;

public sealed class PagingTests
{
    private const int Rounds = 200;

    private static readonly string[] Letters = ["a", "B", "\u6f22", "\u5b57", "\U00020000", "_", "/"];

    [Fact]
    public void Pages_show_each_entry_once_in_order_with_markers_that_fit()
    {
        var random = new Random(12);
        for (var round = 0; round < Rounds; round++)
        {
            var keys = Keys(random);
            var seen = new List<string>();
            string? marker = null;
            do
            {
                var page = Paging.TakeOrdered(marker, random.Next(1, 5), keys, key => key).Value;
                seen.AddRange(page.Items);
                marker = page.Marker;
                Assert.InRange(marker?.Length ?? 1, 1, 320);
            }
            while (marker is not null);

            Assert.Equal(keys.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
            Assert.Equal(keys.OrderBy(key => key, StringComparer.OrdinalIgnoreCase).ThenBy(key => key, StringComparer.Ordinal), seen);
        }
    }

    [Fact]
    public void Entry_that_a_marker_names_may_go_and_none_behind_it_is_missed()
    {
        var random = new Random(13);
        for (var round = 0; round < Rounds; round++)
        {
            var keys = Keys(random);
            var first = Paging.TakeOrdered(null, random.Next(1, keys.Count), keys, key => key).Value;
            var behind = keys.Except(first.Items, StringComparer.Ordinal).ToList();
            keys.Remove(first.Items[^1]);

            var second = Paging.TakeOrdered(first.Marker, 1_000, keys, key => key).Value;

            Assert.Empty(behind.Except(second.Items, StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("\0abc")]
    public void Marker_that_nobody_gave_names_nothing(string text)
    {
        var marker = Convert.ToBase64String(Encoding.UTF8.GetBytes("m1:" + text));

        Assert.Equal(["a", "b"], Paging.TakeOrdered(marker, null, ["b", "a"], key => key).Value.Items);
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("bTI6YQ==")]
    [InlineData("m1:a")]
    public void Text_that_is_no_marker_is_refused(string marker) =>
        Assert.Equal("Invalid Marker", Paging.TakeOrdered(marker, null, ["a"], key => key).Error?.Message);

    // Many share their first characters, more than a marker has of them.
    private static List<string> Keys(Random random)
    {
        var common = Text(random, random.Next(100));
        return [.. Enumerable.Range(0, random.Next(2, 20)).Select(_ => (random.Next(3) == 0 ? "" : common) + Text(random, random.Next(1, 28))).Distinct(StringComparer.Ordinal)];
    }

    private static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(Letters.Length)]));
}
