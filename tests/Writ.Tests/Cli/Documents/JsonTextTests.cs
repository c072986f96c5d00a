using System.Text.Json;
using Writ.Cli.Documents;
using Xunit;

namespace Writ.Tests.Cli.Documents;

/// <summary>Nodes written as JSON.</summary>
public sealed class JsonTextTests
{
    [Fact]
    public void Scalars_become_strings_and_flags_booleans()
    {
        var json = JsonText.Of(YamlTree.Read("f", "account: 012345678901\nwildcardOnly: true\nother: true\nnone: ~\nlist: [1, \"a\\\"b\\\\c\\n\\x01\"]"), "wildcardOnly").ToString();

        Assert.Equal("""{"account":"012345678901","wildcardOnly":true,"other":"true","none":null,"list":["1","a\"b\\c\u000a\u0001"]}""", json);
        using var read = JsonDocument.Parse(json);
        Assert.Equal("a\"b\\c\n\u0001", read.RootElement.GetProperty("list")[1].GetString());
    }

    [Fact]
    public void Every_character_leads_back_to_its_node()
    {
        var json = JsonText.Of(YamlTree.Read("f", "a: 1\nb:\n  - x\n  - yy\n"));

        var origin = json.Origin(json.ToString().IndexOf("yy", StringComparison.Ordinal));

        Assert.Equal(("yy", 4, 5), (origin.Text, origin.Line, origin.Column));
    }
}
