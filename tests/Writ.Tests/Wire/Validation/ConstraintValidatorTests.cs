using System.Collections.Frozen;
using Writ.Wire.Query;
using Writ.Wire.Shapes;
using Writ.Wire.Validation;
using Xunit;

namespace Writ.Tests.Wire.Validation;

[Shape]
public sealed partial class Constrained
{
    [Length(2, 5), Pattern("[a-z]+")]
    public required string Name { get; init; }

    [Range(1, 10)]
    public int? Count { get; init; }

    [OneOf("Active", "Inactive")]
    public string? Status { get; init; }

    [Length(1, 2), EachLength(1, 3), Pattern(@"[\w]+")]
    public IReadOnlyList<string>? Keys { get; init; }

    [OneOf("User", "Role")]
    public IReadOnlyList<string>? Filter { get; init; }

    [Length(0, 2)]
    public IReadOnlyList<ConstrainedTag>? Tags { get; init; }

    public ConstrainedTag? Inner { get; init; }

    [Sensitive, Length(8, 12), Pattern("[!-~]+")]
    public string? Password { get; init; }

    [Sensitive, Length(0, 1), EachLength(4)]
    public IReadOnlyList<string>? Codes { get; init; }

    [Length(1, 4)]
    public byte[]? Bytes { get; init; }
}

[Shape]
public sealed partial class ConstrainedTag
{
    [Length(1, 3)]
    public required string Key { get; init; }

    public required string Value { get; init; }
}

[Shape]
public sealed partial class Demanding
{
    public required ConstrainedTag Inner { get; init; }

    public required IReadOnlyList<ConstrainedTag> Tags { get; init; }

    public required int Count { get; init; }

    public required bool Flag { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required byte[] Bytes { get; init; }

    public required double Real { get; init; }

    public required IReadOnlyDictionary<string, string> Map { get; init; }
}

/// <summary>AWS's sentences, word for word: clients and people match on them.</summary>
public sealed class ConstraintValidatorTests
{
    [Theory]
    [InlineData("Name=abc")]
    [InlineData("Name=abc&Count=1&Status=Active&Keys.member.1=a&Filter.member.1=Role&Tags=&Inner.Key=a&Inner.Value=&Password=password&Bytes=AQI%3D")]
    [InlineData("Name=abc&Count=10&Status=Inactive&Keys.member.1=abc&Keys.member.2=abc&Codes.member.1=1234")]
    public void Request_within_all_constraints_is_valid(string form) => Assert.Null(Validate(form));

    [Theory]
    [InlineData("", "Value null at 'name' failed to satisfy constraint: Member must not be null")]
    [InlineData("Name=a", "Value 'a' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 2")]
    [InlineData("Name=abcdef", "Value 'abcdef' at 'name' failed to satisfy constraint: Member must have length less than or equal to 5")]
    [InlineData("Name=AB", "Value 'AB' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+")]
    [InlineData("Name=ab&Count=0", "Value '0' at 'count' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("Name=ab&Count=11", "Value '11' at 'count' failed to satisfy constraint: Member must have value less than or equal to 10")]
    [InlineData("Name=ab&Status=active", "Value 'active' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]")]
    [InlineData("Name=ab&Keys=", "Value at 'keys' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("Name=ab&Filter.member.1=User&Filter.member.2=Group", "Value at 'filter' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [User, Role], Member must not be null]")]
    [InlineData("Name=ab&Keys.member.1=a&Keys.member.2=b&Keys.member.3=c", "Value at 'keys' failed to satisfy constraint: Member must have length less than or equal to 2")]
    [InlineData("Name=ab&Inner.Key=abcd&Inner.Value=v", "Value 'abcd' at 'inner.key' failed to satisfy constraint: Member must have length less than or equal to 3")]
    [InlineData("Name=ab&Bytes=", "Value at 'bytes' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    public void Violation_is_told_in_AWS_words(string form, string expected) => Assert.Equal("1 validation error detected: " + expected, Validate(form));

    [Theory]
    [InlineData("Name=ab&Keys.member.1=abcd")]
    [InlineData("Name=ab&Keys.member.1=a&Keys.member.2=-")]
    [InlineData("Name=ab&Keys.member.1=&Keys.member.2=b")]
    [InlineData("Name=ab&Keys.member.1=-&Keys.member.2=--")]
    public void Strings_of_a_list_are_refused_together_with_all_that_each_must_satisfy(string form) => Assert.Equal(
        "1 validation error detected: Value at 'keys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 3, "
            + @"Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\w]+, Member must not be null]",
        Validate(form));

    [Fact]
    public void Several_violations_are_counted_and_joined() => Assert.Equal(
        "3 validation errors detected: Value '' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+; "
            + "Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 2; "
            + "Value '0' at 'count' failed to satisfy constraint: Member must have value greater than or equal to 1",
        Validate("Name=&Count=0"));

    [Fact]
    public void Entries_of_lists_are_numbered_from_one() => Assert.Equal(
        "3 validation errors detected: Value null at 'tags.1.member.value' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'tags.2.member.key' failed to satisfy constraint: Member must not be null; "
            + "Value 'long' at 'inner.key' failed to satisfy constraint: Member must have length less than or equal to 3",
        Validate("Name=ab&Tags.member.1.Key=a&Tags.member.2.Value=b&Inner.Key=long&Inner.Value="));

    [Theory]
    [InlineData("Password=hunter2", "Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 8")]
    [InlineData("Password=hunter2%20hunter2", "Value at 'password' failed to satisfy constraint: Member must have length less than or equal to 12")]
    [InlineData("Password=hunter2%20hun", "Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [!-~]+")]
    [InlineData("Codes.member.1=hunter2&Codes.member.2=hunter2", "Value at 'codes' failed to satisfy constraint: Member must have length less than or equal to 1")]
    [InlineData("Codes.member.1=hun", "Value at 'codes' failed to satisfy constraint: Member must satisfy constraint: [Member must have length greater than or equal to 4, Member must not be null]")]
    public void Sensitive_value_is_never_quoted(string form, string expected) => Assert.Equal("1 validation error detected: " + expected, Validate("Name=ab&" + form));

    [Fact]
    public void Service_that_quotes_no_values_does_not_say_null_either()
    {
        var faults = new ReadFaults();
        var found = ConstraintValidator.Find(Read("Status=active&Count=11&Keys=&Bytes=")(faults), faults, FrozenDictionary<string, string>.Empty, out _);

        Assert.Equal(
            "5 validation errors detected: Value at 'name' failed to satisfy constraint: Member must not be null; "
                + "Value at 'count' failed to satisfy constraint: Member must have value less than or equal to 10; "
                + "Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]; "
                + "Value at 'keys' failed to satisfy constraint: Member must have length greater than or equal to 1; "
                + "Value at 'bytes' failed to satisfy constraint: Member must have length greater than or equal to 1",
            ConstraintSentences.Of(found, quotesValues: false));
    }

    [Fact]
    public void Everything_required_and_absent_is_named() => Assert.Equal(
        "8 validation errors detected: " + string.Join("; ", new[] { "inner", "tags", "count", "flag", "time", "bytes", "real", "map" }
            .Select(path => $"Value null at '{path}' failed to satisfy constraint: Member must not be null")),
        Validate(faults => Demanding.ReadShape(new QueryReader(new QueryNode(), faults))));

    [Fact]
    public void Empty_is_not_missing() => Assert.Null(Validate(faults => Demanding.ReadShape(new QueryReader(
        Sample.FormOf("Inner.Key=a&Inner.Value=&Tags=&Count=0&Flag=false&Time=0&Bytes=&Real=0&Map.entry.1.key=&Map.entry.1.value="), faults))));

    [Fact]
    public void Characters_are_counted_as_AWS_counts_them_not_as_UTF16() =>
        Assert.DoesNotContain("length", Validate("Name=" + FormText.Encode("\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00")), StringComparison.Ordinal);

    [Fact]
    public void Pattern_with_a_sentence_is_told_alone_and_only_when_nothing_else_is_wrong()
    {
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal) { ["[a-z]+"] = "It must be small." };

        Assert.Equal("The specified value for name is invalid. It must be small.", Validate(Read("Name=A-B"), sentences));
        Assert.Equal(
            "1 validation error detected: Value '11' at 'count' failed to satisfy constraint: Member must have value less than or equal to 10",
            Validate(Read("Name=A-B&Count=11"), sentences));
    }

    [Fact]
    public void At_most_ten_violations_are_told()
    {
        var form = string.Join('&', Enumerable.Range(1, 30).Select(at => $"Tags.member.{at}.Key=long"));

        var sentence = Validate("Name=ab&" + form) ?? "";

        Assert.StartsWith("10 validation errors detected: ", sentence, StringComparison.Ordinal);
        Assert.Equal(10, sentence.Split("; ").Length);
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [InlineData(900_000, false)]
    public void Long_value_is_not_quoted(int length, bool isQuoted)
    {
        var value = new string('a', length);

        Assert.Equal(
            $"1 validation error detected: Value {(isQuoted ? $"'{value}' " : "")}at 'name' failed to satisfy constraint: Member must have length less than or equal to 5",
            Validate("Name=" + value));
    }

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----%0AMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp")]
    [InlineData("-----BEGIN PRIVATE KEY-----%0DMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp")]
    public void Value_of_several_lines_is_not_quoted(string value) =>
        Assert.Equal("1 validation error detected: Value at 'name' failed to satisfy constraint: Member must have length less than or equal to 5", Validate("Name=" + value));

    private static string? Validate(string form) => Validate(Read(form));

    private static Func<ReadFaults, IShape> Read(string form) => faults => Constrained.ReadShape(new QueryReader(Sample.FormOf(form), faults));

    private static string? Validate(Func<ReadFaults, IShape> read) => Validate(read, FrozenDictionary<string, string>.Empty);

    private static string? Validate(Func<ReadFaults, IShape> read, IReadOnlyDictionary<string, string> sentences)
    {
        var faults = new ReadFaults();
        var shape = read(faults);
        Assert.Null(faults.Malformed);
        return ConstraintValidator.Validate(shape, faults, sentences);
    }
}
