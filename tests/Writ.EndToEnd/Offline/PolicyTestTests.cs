using System.Text.Json;
using System.Xml.Linq;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Offline;

/// <summary>`writ test`, as people call it and as build servers do.</summary>
public sealed class PolicyTestTests
{
    private const string Good = """
        policies: {identity: {file: read.json}}
        request: {principal: "arn:aws:iam::012345678901:user/alice", resource: "arn:aws:s3:::b/k", context: {aws:SecureTransport: true}}
        tests:
          - {name: reads, request: {action: s3:GetObject}, expect: allow, by: {sid: Read, policy: read.json}}
          - {name: "writes <not>", request: {action: s3:PutObject}, expect: implicit-deny}
        """;

    [Fact]
    public async Task Passing_tests_of_a_folder_end_with_0()
    {
        using var place = await PlaceAsync(Good);

        var outcome = await WritCommandLine.RunAsync("test", place.Path);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("pass  reads", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2 passed, 0 failed in ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_that_cannot_be_written_ends_with_2_after_the_results()
    {
        using var place = await PlaceAsync(Good);

        var outcome = await WritCommandLine.RunAsync("test", place.Path, "--junit", place["missing/report.xml"]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("2 passed, 0 failed in ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failing_test_ends_with_1_and_says_why_in_every_report()
    {
        using var place = await PlaceAsync(Good.Replace("implicit-deny", "allow", StringComparison.Ordinal));

        var outcome = await WritCommandLine.RunAsync("test", place["s3.writ-test.yaml"], "--json", "--junit", place["report.xml"]);

        using var json = JsonDocument.Parse(outcome.Output);
        var xml = XDocument.Load(place["report.xml"]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal((1, 1), (json.RootElement.GetProperty("passed").GetInt32(), json.RootElement.GetProperty("failed").GetInt32()));
        Assert.Equal(("2", "1", "0"), ((string?)xml.Root?.Attribute("tests"), (string?)xml.Root?.Attribute("failures"), (string?)xml.Root?.Attribute("errors")));
        var failed = xml.Descendants("failure").Single();
        Assert.Equal("writes <not>", (string?)failed.Parent?.Attribute("name"));
        Assert.Contains("expected allow, but it is implicitly denied because no identity-based policy allows it", failed.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unreadable_file_ends_with_2_and_the_others_run()
    {
        using var place = await PlaceAsync(Good);
        await File.WriteAllTextAsync(place["broken.writ-test.yml"], Good.Replace("expect: allow", "expects: allow", StringComparison.Ordinal));

        var outcome = await WritCommandLine.RunAsync("test", place.Path, "--junit", place["report.xml"]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("broken.writ-test.yml:4:52: a test has no key 'expects' (did you mean 'expect'?); there are name, policies, request, expect, by and table. None of the file's tests ran.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2 passed, 0 failed, 1 unreadable in ", outcome.Output, StringComparison.Ordinal);
        Assert.Single(XDocument.Load(place["report.xml"]).Descendants("error"));
    }

    [Fact]
    public async Task Folder_without_tests_ends_with_2()
    {
        using var place = new TemporaryDirectory();

        var outcome = await WritCommandLine.RunAsync("test", place.Path);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no tests", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_without_tests_beside_another_ends_with_2()
    {
        using var place = await PlaceAsync(Good);
        Directory.CreateDirectory(place["empty"]);

        var outcome = await WritCommandLine.RunAsync("test", place.Path, place["empty"]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"no file in {place["empty"]} ends in", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misspelt_action_is_warned_of_and_strict_makes_it_an_error()
    {
        const string warning = "s3:PutObjct is no action of Amazon S3 that AWS documents (did you mean 's3:PutObject'?)";
        using var place = await PlaceAsync(Good.Replace("s3:PutObject", "s3:PutObjct", StringComparison.Ordinal));

        var text = await WritCommandLine.RunAsync("test", place.Path);
        var json = await WritCommandLine.RunAsync("test", place.Path, "--json");
        var strict = await WritCommandLine.RunAsync("test", place.Path, "--strict");

        Assert.Equal((0, $"writ: {place["s3.writ-test.yaml"]}: warning: {warning}\n"), (text.ExitCode, text.Errors));
        using var report = JsonDocument.Parse(json.Output);
        Assert.Equal((0, ""), (json.ExitCode, json.Errors));
        Assert.Equal(warning, Assert.Single(report.RootElement.GetProperty("files")[0].GetProperty("warnings").EnumerateArray()).GetString());
        Assert.Equal(2, strict.ExitCode);
        Assert.Contains("2 passed", strict.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_file_in_JSON_is_read_too()
    {
        using var place = await PlaceAsync(Good);
        await File.WriteAllTextAsync(place["j.writ-test.json"], """
            {
            	"policies": {"identity": [{"file": "read.json"}]},
            	"tests": [{"name": "anonymous", "request": {"principal": "anonymous", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k", "context": {"aws:SecureTransport": true}}, "expect": "deny"}]
            }
            """);

        Assert.Equal(0, (await WritCommandLine.RunAsync("test", place["j.writ-test.json"])).ExitCode);
    }

    private static async Task<TemporaryDirectory> PlaceAsync(string test)
    {
        var place = new TemporaryDirectory();
        await File.WriteAllTextAsync(place["read.json"], WritCommandLine.ReadPolicy);
        await File.WriteAllTextAsync(place["s3.writ-test.yaml"], test);
        return place;
    }
}
