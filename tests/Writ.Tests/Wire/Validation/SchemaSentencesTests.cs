using System.Collections.Frozen;
using Writ.Wire.Query;
using Writ.Wire.Shapes;
using Writ.Wire.Validation;
using Xunit;

namespace Writ.Tests.Wire.Validation;

public sealed class SchemaSentencesTests
{
    [Theory]
    [InlineData("", """[object has missing required properties (["Name"])]""")]
    [InlineData("Name=a", """[string "a" is too short (length: 1, required minimum: 2)]""")]
    [InlineData("Name=abcdef", """[string "abcdef" is too long (length: 6, maximum allowed: 5)]""")]
    [InlineData("Name=ABC", """[ECMA 262 regex "^[a-z]+$" does not match input string "ABC"]""")]
    [InlineData("Name=abc&Count=0", "[numeric instance is lower than the required minimum (minimum: 1, found: 0)]")]
    [InlineData("Name=abc&Count=11", "[numeric instance is greater than the required maximum (maximum: 10, found: 11)]")]
    [InlineData("Name=abc&Status=active%22", """[instance value ("active\"") not found in enum (possible values: ["Active","Inactive"])]""")]
    [InlineData("Name=abc&Filter.member.1=User&Filter.member.2=None", """[instance value ("None") not found in enum (possible values: ["User","Role"])]""")]
    [InlineData("Name=abc&Keys.member.1=a&Keys.member.2=%21", """[ECMA 262 regex "^[\w]+$" does not match input string "!"]""")]
    [InlineData("Name=AB%0ACD", """[ECMA 262 regex "^[a-z]+$" does not match input string ""]""")]
    [InlineData("Name=abc&Keys.member.1=%21%0A", """[ECMA 262 regex "^[\w]+$" does not match input string ""]""")]
    [InlineData("Name=abc&Password=short", """[string "" is too short (length: 5, required minimum: 8)]""")]
    [InlineData("Count=0&Inner.Key=abcd", """[object has missing required properties (["Name"]), object has missing required properties (["Value"]), numeric instance is lower than the required minimum (minimum: 1, found: 0), string "abcd" is too long (length: 4, maximum allowed: 3)]""")]
    public void Broken_constraints_are_named_as_the_validator_of_schemas_does(string form, string expected)
    {
        var faults = new ReadFaults();
        var request = Constrained.ReadShape(new QueryReader(Sample.FormOf(form), faults));

        var found = ConstraintValidator.Find(request, faults, FrozenDictionary<string, string>.Empty, out var invalid);

        Assert.Equal(expected, SchemaSentences.Of(found));
        Assert.Null(invalid);
    }
}
