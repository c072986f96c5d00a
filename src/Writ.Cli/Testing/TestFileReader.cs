using Writ.Cli.Documents;
using Writ.Cli.Policies;
using Writ.Policy;

namespace Writ.Cli.Testing;

/// <summary>Reads a test file; docs/policy-tests.md describes it.</summary>
internal sealed class TestFileReader
{
    private static readonly string[] FileKeys = ["policies", "request", "tests"];
    private static readonly string[] TestKeys = ["name", "policies", "request", "expect", "by", "table"];
    private static readonly string[] ByKeys = ["layer", "policy", "sid"];

    private readonly PolicyNodes _policies;
    private readonly List<PolicyTest> _tests = [];

    private TestFileReader(string path, PolicyStrictness strictness) => _policies = new PolicyNodes(Path.GetDirectoryName(path) ?? "", strictness);

    public static PolicyTestFile Read(string path, PolicyStrictness strictness = PolicyStrictness.Stored) =>
        Read(path, InputFile.ReadText(path), strictness);

    public static PolicyTestFile Read(string path, string text, PolicyStrictness strictness = PolicyStrictness.Stored)
    {
        var reader = new TestFileReader(path, strictness);
        reader.ReadFile(YamlTree.Read(InputFile.NameOf(path), text).RequireMap("a test file", FileKeys));
        return new PolicyTestFile(path, reader._tests);
    }

    private void ReadFile(DocumentNode file)
    {
        var policies = _policies.Read(file.Find("policies"), _policies.None);
        var request = new RequestNode().With(file.Find("request"));
        if (file.Find("tests") is not { Kind: NodeKind.List, Items.Count: > 0 } tests)
        {
            throw (file.Find("tests") ?? file).Wrong("The file has no tests: list them under 'tests:'.");
        }

        foreach (var test in tests.Items)
        {
            ReadTest(test.RequireMap("a test", TestKeys), policies, request);
        }
    }

    private void ReadTest(DocumentNode test, PolicyInputs policies, RequestNode request)
    {
        var name = test.Find("name") is { IsNull: false } named ? named.TextOf("name") : throw test.Wrong("A test has a name.");
        policies = _policies.Read(test.Find("policies"), policies);
        request = request.With(test.Find("request"));
        var by = test.Find("by")?.RequireMap("by", ByKeys);
        if (test.Find("table") is not { } table)
        {
            var verdict = test.Find("expect") ?? throw test.Wrong($"The test expects nothing: 'expect:' takes {Words.List(Expectation.Words)}.");
            Add(name, test, request, policies, Expectation.Read(verdict, by?.Find("layer"), by?.Find("policy"), by?.Find("sid")));
            return;
        }

        foreach (var row in TestTable.Rows(table))
        {
            var verdict = row.Find("expect") ?? test.Find("expect") ?? throw row.At.Wrong("The row expects nothing: give the table a column expect.");
            var expectation = Expectation.Read(verdict, row.Find("layer") ?? by?.Find("layer"), row.Find("policy") ?? by?.Find("policy"), row.Find("sid") ?? by?.Find("sid"));
            Add($"{name} (row {row.Number})", row.At, row.Over(request), policies, expectation);
        }
    }

    private void Add(string name, DocumentNode at, RequestNode request, PolicyInputs policies, Expectation expectation)
    {
        foreach (var (question, resource, alone) in request.Questions(at))
        {
            var full = alone ? name : $"{name}: {question.Action} on {resource}";
            _tests.Add(new PolicyTest(full, at.Line, question, resource, policies.For(question.Action, question.Resource), expectation));
        }
    }
}
