using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>An element of an audit record that is larger than CloudTrail keeps gives way to its size; the rest of the record stands.</summary>
public sealed class LargeElementTests(TestServer server) : IClassFixture<TestServer>
{
    private const int Kept = 100 * 1_024;
    private const string Others = """{"userName":"bob","policyName":"p","policyDocument":""}""";

    [Theory]
    [InlineData(0, false)]
    [InlineData(Kept - 1, false)]
    [InlineData(Kept, false)]
    [InlineData(Kept + 1, true)]
    [InlineData(130_000, true)]
    public async Task Element_is_kept_up_to_100_KB(int size, bool isOmitted)
    {
        var document = new string('x', Math.Max(1, size - Others.Length));

        using var record = await RecordOfAsync(document);

        var element = record.RootElement.GetProperty("requestParameters");
        if (isOmitted)
        {
            Assert.Equal($$"""{"omitted":true,"originalSize":{{size}},"reason":"the element is larger than 100 KB"}""", element.GetRawText());
        }
        else
        {
            Assert.Equal(document, element.GetProperty("policyDocument").GetString());
        }
    }

    [Fact]
    public async Task Size_is_that_of_the_element_in_UTF_8_with_its_escapes()
    {
        using var record = await RecordOfAsync(new string('\u4e2d', 20_000) + new string('"', 22_000));

        Assert.Equal(Others.Length + 20_000 * 3 + 22_000 * 2, record.RootElement.GetProperty("requestParameters").GetProperty("originalSize").GetInt32());
    }

    private async Task<JsonDocument> RecordOfAsync(string policy)
    {
        var parameters = new JsonObject { ["UserName"] = "bob", ["PolicyName"] = "p", ["PolicyDocument"] = policy };
        var answer = await WireCall.SendAsync(server, "iam:PutUserPolicy", parameters, World.Root);
        Assert.Equal(400, answer.Status);
        return JsonDocument.Parse(Encoding.UTF8.GetString((await server.LastEventAsync("PutUserPolicy")).Document.Span));
    }
}
