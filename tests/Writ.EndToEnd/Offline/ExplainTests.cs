using System.Text.Json;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Offline;

/// <summary>`writ explain`, as it is called.</summary>
public sealed class ExplainTests
{
    private const string Sentence = "User: arn:aws:iam::012345678901:user/alice is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/k\" because no identity-based policy allows the s3:GetObject action";

    [Fact]
    public async Task Sentence_from_a_pipe_is_explained_with_the_policies_given()
    {
        using var place = new TemporaryDirectory();
        await File.WriteAllTextAsync(place["read.json"], WritCommandLine.ReadPolicy);
        await File.WriteAllTextAsync(place["message"], $"An error occurred (AccessDenied) when calling the GetObject operation: {Sentence}\n");

        var outcome = await WritCommandLine.PipeAsync(place["message"], "explain", "--identity", place["read.json"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("who       arn:aws:iam::012345678901:user/alice", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("why       no identity-based policy allows it", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Add {\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/k\"} to the policies of arn:aws:iam::012345678901:user/alice", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("its condition Bool aws:SecureTransport = true is not met: the key is absent from the request", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_gives_its_context_to_the_policies()
    {
        using var place = new TemporaryDirectory();
        await File.WriteAllTextAsync(place["read.json"], WritCommandLine.ReadPolicy);
        await File.WriteAllTextAsync(place["records.json"], $$"""{"Records":[{"eventSource":"s3.amazonaws.com","eventName":"GetObject","errorCode":"AccessDenied","tlsDetails":{},"errorMessage":{{JsonSerializer.Serialize(Sentence)}}},{"eventSource":"s3.amazonaws.com","eventName":"ListBuckets"}]}""");

        var outcome = await WritCommandLine.RunAsync("explain", place["records.json"], "--json", "--identity", place["read.json"]);

        using var json = JsonDocument.Parse(outcome.Output);
        var denial = Assert.Single(json.RootElement.GetProperty("denials").EnumerateArray());
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(1, json.RootElement.GetProperty("otherRecords").GetInt32());
        Assert.Equal(("identity", false), (denial.GetProperty("layer").GetString(), denial.GetProperty("explicit").GetBoolean()));
        Assert.Equal("Allowed", denial.GetProperty("given").GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("""{"Records":[{"eventSource":"s3.amazonaws.com","eventName":"ListBuckets"}]}""", 1)]
    [InlineData("""{"EncodedMessage":"x"}""", 2)]
    [InlineData("nothing of the kind", 2)]
    public async Task Text_without_refusal_ends_with_another_code(string text, int code)
    {
        using var place = new TemporaryDirectory();
        await File.WriteAllTextAsync(place["text"], text);

        Assert.Equal(code, (await WritCommandLine.RunAsync("explain", place["text"])).ExitCode);
    }
}
