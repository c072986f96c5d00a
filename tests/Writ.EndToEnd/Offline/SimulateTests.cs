using System.Text.Json;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Offline;

/// <summary>`writ simulate`, as it is called.</summary>
public sealed class SimulateTests
{
    private static readonly string[] Question = ["--principal", WritCommandLine.Alice, "--action", "s3:GetObject", "--resource", "arn:aws:s3:::b/k"];

    [Fact]
    public async Task Allowed_request_ends_with_0_and_names_the_statement()
    {
        using var place = await PlaceAsync();

        var outcome = await WritCommandLine.RunAsync(["simulate", "--identity", place["read.json"], .. Question, "--context", "aws:SecureTransport=true"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal($"allowed            s3:GetObject on arn:aws:s3:::b/k\n  by the statement `Read` of the identity-based policy `{place["read.json"]}`\n", outcome.Output);
    }

    [Fact]
    public async Task Denied_request_ends_with_1_and_is_explained()
    {
        using var place = await PlaceAsync();

        var outcome = await WritCommandLine.RunAsync(["simulate", "--identity", place["read.json"], .. Question, "--explain"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"User: {WritCommandLine.Alice} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("its condition Bool aws:SecureTransport = true is not met: the key is absent from the request", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    [Fact]
    public async Task Every_action_is_asked_on_every_resource()
    {
        using var place = await PlaceAsync();

        var outcome = await WritCommandLine.RunAsync(
            ["simulate", "--json", "--identity", place["read.json"], .. Question, "--action", "s3:PutObject", "--resource", "arn:aws:s3:::c/k", "--context", "aws:SecureTransport=true"]);

        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(1, outcome.ExitCode);
        Assert.False(json.RootElement.GetProperty("allowed").GetBoolean());
        Assert.Equal(["Allowed", "ImplicitlyDenied", "ImplicitlyDenied", "ImplicitlyDenied"], json.RootElement.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task Levels_are_anded_and_their_policies_ored()
    {
        using var place = await PlaceAsync();
        await File.WriteAllTextAsync(place["deny.yaml"], "Version: 2012-10-17\nStatement:\n  - {Sid: NoPut, Effect: Deny, Action: 's3:Put*', Resource: '*'}\n");
        string[] common = ["simulate", "--identity", place["read.json"], .. Question, "--context", "aws:SecureTransport=true"];

        Assert.Equal(0, (await WritCommandLine.RunAsync([.. common, "--scp", "root=FullAWSAccess", "--scp", $"root={place["deny.yaml"]}", "--rcp", place["rcp.json"]])).ExitCode);
        Assert.Contains("because no service control policy allows it", (await WritCommandLine.RunAsync([.. common, "--scp", "root=FullAWSAccess", "--scp", $"ou={place["deny.yaml"]}"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_policy_ends_with_2_and_its_place()
    {
        using var place = await PlaceAsync();
        await File.WriteAllTextAsync(place["bad.yaml"], "Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: s3:GetObject\n    Resources: '*'\n");

        var outcome = await WritCommandLine.RunAsync(["simulate", "--identity", place["bad.yaml"], .. Question]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"writ: {place["bad.yaml"]}:5:5: Syntax errors in policy.", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs --principal and --action", "--action", "s3:GetObject")]
    [InlineData("does not exist", "--principal", WritCommandLine.Alice, "--action", "s3:GetObject", "--identity", "/nowhere.json")]
    [InlineData("is no principal", "--principal", "alice", "--action", "s3:GetObject")]
    [InlineData("is no action", "--principal", WritCommandLine.Alice, "--action", "s3:*")]
    [InlineData("--context takes KEY=VALUE", "--principal", WritCommandLine.Alice, "--action", "s3:GetObject", "--context", "a")]
    [InlineData("leave out the other options", "--cases", "x", "--action", "s3:GetObject")]
    [InlineData("'--frobnicate' is not a command or option here", "--frobnicate")]
    public async Task Bad_command_line_ends_with_2(string why, params string[] arguments)
    {
        var outcome = await WritCommandLine.RunAsync(["simulate", .. arguments]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(why, outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Misspelt_policy_is_warned_of_without_changing_the_answer()
    {
        using var place = await PlaceAsync();
        await File.WriteAllTextAsync(place["typo.json"], """{"Version":"2012-10-17","Statement":{"Sid":"T","Effect":"Allow","Action":["s3:Gett*","mine:Frob"],"Resource":"*"}}""");
        string[] command = ["simulate", "--identity", place["typo.json"], .. Question];
        var warning = $"statement `T` of `{place["typo.json"]}`: s3:Gett* matches no action of Amazon S3 that AWS documents (did you mean 's3:Get*'?)";

        var text = await WritCommandLine.RunAsync(command);
        var json = await WritCommandLine.RunAsync([.. command, "--json"]);
        var strict = await WritCommandLine.RunAsync([.. command, "--strict"]);

        using var report = JsonDocument.Parse(json.Output);
        Assert.Equal((1, $"writ: warning: {warning}\n"), (text.ExitCode, text.Errors));
        Assert.Equal((1, ""), (json.ExitCode, json.Errors));
        Assert.Equal(warning, Assert.Single(report.RootElement.GetProperty("warnings").EnumerateArray()).GetString());
        Assert.Equal(2, strict.ExitCode);
    }

    [Fact]
    public async Task Empty_file_of_cases_ends_with_2()
    {
        using var place = new TemporaryDirectory();
        await File.WriteAllTextAsync(place["empty.jsonl"], "\n");

        var outcome = await WritCommandLine.RunAsync("simulate", "--cases", place["empty.jsonl"]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("writ: no cases: the input is empty.", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("writ: 0 cases", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_corpus_agrees_from_a_file_and_from_a_pipe()
    {
        using var place = new TemporaryDirectory();
        var cases = Directory.GetFiles(Path.Combine(Checkout.Root, "tests", "corpus", "policy"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).ToList();
        await File.WriteAllLinesAsync(place["all.jsonl"], cases);

        var file = await WritCommandLine.RunAsync("simulate", "--cases", place["all.jsonl"]);
        var pipe = await WritCommandLine.PipeAsync(place["all.jsonl"], "simulate", "--cases", "-", "--explain");

        Assert.True(cases.Count >= 2_356);
        Assert.True(file.ExitCode == 0 && pipe.ExitCode == 0, file.Errors + pipe.Errors);
        Assert.Contains($"writ: {cases.Count} cases: {cases.Count} as expected, 0 not, 0 without expectation, 0 unreadable", file.Errors, StringComparison.Ordinal);
        var lines = file.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(cases.Select(Id), lines.Select(Id));
        Assert.All(pipe.Output.TrimEnd('\n').Split('\n'), line => Assert.Contains("\"explanation\":{\"reason\":", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Yaml_list_of_cases_is_read_item_by_item()
    {
        using var place = new TemporaryDirectory();
        await File.WriteAllTextAsync(place["cases.yaml"], """
            - id: one
              request: {principal: {kind: root, account: 012345678901}, action: iam:ListUsers, resource: '*', wildcardOnly: true}
              expected: Allowed
            - id: two
              request: {principal: {kind: user, account: 012345678901}, action: iam:ListUsers, resource: '*'}
              policies: {identity: [{Version: 2012-10-17, Statement: {Effect: Allow, Action: iam:List*, Resource: '*'}}]}
              expected: ImplicitlyDenied
            - id: three
              request: {action: nothing}
            """);

        var outcome = await WritCommandLine.PipeAsync(place["cases.yaml"], "simulate", "--cases", "-");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(2, outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("line 4: two: expected ImplicitlyDenied, decided Allowed", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("writ: line 8: ", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cases.yaml")]
    [InlineData("cases")]
    public async Task Cases_in_another_encoding_are_named_so(string name)
    {
        using var place = new TemporaryDirectory();
        await File.WriteAllBytesAsync(place[name], [.. "- id: caf"u8, 0xE9, .. "\n"u8]);

        var outcome = await WritCommandLine.RunAsync("simulate", "--cases", place[name]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("is not UTF-8 text", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_case_is_answered_like_flags()
    {
        using var place = new TemporaryDirectory();
        await File.WriteAllTextAsync(place["case.yaml"], "request: {principal: {kind: root, account: 012345678901}, action: iam:ListUsers, resource: '*'}\n");

        var outcome = await WritCommandLine.RunAsync("simulate", "--case", place["case.yaml"]);

        Assert.Equal((0, "allowed            iam:ListUsers on *\n  because root may do everything in its account\n"), (outcome.ExitCode, outcome.Output));
    }

    [Theory]
    [InlineData("simulate")]
    [InlineData("test")]
    [InlineData("explain")]
    public async Task Help_has_an_example(string command)
    {
        var outcome = await WritCommandLine.RunAsync(command, "--help");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains($"writ {command} ", outcome.Output[outcome.Output.IndexOf("Example", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_of_commands_has_a_line_for_each()
    {
        var lines = (await WritCommandLine.RunAsync("--help")).Output.Split('\n').SkipWhile(line => line != "Commands:").Skip(1).TakeWhile(line => line.Length > 0);

        Assert.Equal(["serve", "env", "account", "simulate", "test", "explain"], lines.Select(line => line.Trim().Split(' ')[0]));
    }

    private static string? Id(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("id").GetString();
    }

    private static async Task<TemporaryDirectory> PlaceAsync()
    {
        var place = new TemporaryDirectory();
        await File.WriteAllTextAsync(place["read.json"], WritCommandLine.ReadPolicy);
        await File.WriteAllTextAsync(place["rcp.json"], """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:Delete*","Resource":"*"}]}""");
        return place;
    }
}
