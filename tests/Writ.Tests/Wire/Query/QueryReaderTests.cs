using Writ.Wire.Query;
using Writ.Wire.Shapes;
using Xunit;

namespace Writ.Tests.Wire.Query;

public sealed class QueryReaderTests
{
    [Fact]
    public void Scalars_are_read_by_their_type()
    {
        var sample = Sample.OfForm("Text=t&Number=-7&Big=9007199254740993&Real=1.5e3&Flag=true&Time=2023-07-10T11%3A54%3A47Z&Bytes=AQI%3D");

        Assert.Equal("t", sample.Text);
        Assert.Equal(-7, sample.Number);
        Assert.Equal(9_007_199_254_740_993, sample.Big);
        Assert.Equal(1_500, sample.Real);
        Assert.True(sample.Flag);
        Assert.Equal(new DateTimeOffset(2023, 7, 10, 11, 54, 47, TimeSpan.Zero), sample.Time);
        Assert.Equal([1, 2], sample.Bytes);
    }

    [Fact]
    public void Absent_members_are_null_and_empty_text_is_not()
    {
        var sample = Sample.OfForm("Text=");

        Assert.Equal("", sample.Text);
        Assert.Equal("""{"Text":""}""", Dump.Json(sample));
    }

    [Theory]
    [InlineData("Number=x", "Number")]
    [InlineData("Number=", "Number")]
    [InlineData("Number=1.0", "Number")]
    [InlineData("Number=+ 1", "Number")]
    [InlineData("Number=1,000", "Number")]
    [InlineData("Number=2147483648", "Number")]
    [InlineData("Big=9223372036854775808", "Big")]
    [InlineData("Real=one", "Real")]
    [InlineData("Flag=1", "Flag")]
    [InlineData("Flag=yes", "Flag")]
    [InlineData("Time=yesterday", "Time")]
    [InlineData("Time=10:00", "Time")]
    [InlineData("Bytes=%2A", "Bytes")]
    public void Value_of_another_type_is_malformed(string form, string member)
    {
        var faults = new ReadFaults();

        Sample.OfForm(form, faults);

        Assert.StartsWith($"The value of {member} is not ", faults.Malformed, StringComparison.Ordinal);
    }

    [Fact]
    public void First_malformed_value_is_the_one_reported()
    {
        var faults = new ReadFaults();

        Sample.OfForm("Flag=x&Number=x", faults);

        Assert.Equal("The value of Number is not of the type Integer.", faults.Malformed);
    }

    [Theory]
    [InlineData("Names=")]
    [InlineData("Names.member=")]
    [InlineData("Names.member.2=b")]
    public void List_that_is_named_without_entries_is_empty(string form) => Assert.Equal([], Sample.OfForm(form).Names ?? ["null"]);

    [Fact]
    public void Lists_nest_structures()
    {
        var sample = Sample.OfForm("Tags.member.1.Key=a&Tags.member.1.Value=1&Tags.member.2.Key=b&Inner.Key=i&Deeper.Deeper.Names.member.1=n");

        Assert.Equal(
            """{"Tags":[{"Key":"a","Value":"1"},{"Key":"b"}],"Inner":{"Key":"i"},"Deeper":{"Deeper":{"Names":["n"]}}}""",
            Dump.Json(sample));
    }

    [Fact]
    public void Structure_without_members_is_absent() => Assert.Null(Sample.OfForm("Inner=&Deeper=x").Inner);

    [Fact]
    public void Map_is_read_from_its_entries()
    {
        var sample = Sample.OfForm("Map.entry.1.key=a&Map.entry.1.value=1&Map.entry.2.key=b&Map.entry.4.key=d");

        Assert.Equal("""{"Map":{"a":"1","b":""}}""", Dump.Json(sample));
    }

    [Fact]
    public void Missing_required_member_is_noted_by_its_path()
    {
        var faults = new ReadFaults();

        var sample = Sample.OfForm("Tags.member.1.Key=a&Tags.member.2.Value=b&Inner.Value=v&Deeper.Inner.Value=w", faults);

        Assert.Equal(["tags.2.member.key", "inner.key", "deeper.inner.key"], faults.Missing);
        Assert.Equal("", sample.Tags?[1].Key);
    }

    [Fact]
    public void Random_forms_of_known_names_never_throw() => Samples.ForAll(
        Samples.Texts, 1_000, text => Sample.OfForm(string.Join('&', Names.Select(name => $"{name}={FormText.Encode(text)}"))));

    private static readonly string[] Names =
        ["Text", "Number", "Big", "Real", "Flag", "Time", "Bytes", "Names.member.1", "Tags.member.1.Key", "Inner.Key", "Map.entry.1.key", "Counts.entry.1.value", "Deeper"];
}
