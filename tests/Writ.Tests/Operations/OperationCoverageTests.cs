using System.Text.Json.Nodes;
using Writ.Services.Operations;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>Nobody may add an operation without its cases: this is what a new operation's author meets first.</summary>
public sealed class OperationCoverageTests
{
    public static TheoryData<string> Declared => [.. OperationCatalog.All.Select(operation => $"{operation.Service}:{operation.Name}")];

    [Theory]
    [MemberData(nameof(Declared))]
    public void Operation_has_wire_allow_deny_audit_behaviour_and_bad_input_cases(string operation)
    {
        Assert.True(CaseFile.AllOperations.Contains(operation), $"{operation} has no case file in tests/corpus/operations.");
        var file = CaseFile.Load(operation);
        Assert.True(file.Content.ContainsKey("resource"), "resource: what authorization asks about");
        Assert.True(file.Content.ContainsKey("request"), "request: the canonical request");
        Assert.True((string?)file.Golden?["response"] is { Length: > 0 }, "golden.response: run with WRIT_RECORD=1");
        Assert.True(file.Golden?["audit"] is JsonObject, "golden.audit: run with WRIT_RECORD=1");
        Assert.True(file.Behaviour.Any(), "behaviour: at least one story");
        Assert.True(file.Bad.Any() || OperationCatalog.Find(operation.Split(':')[0], operation.Split(':')[1])?.Request.Members.Count == 0, "bad: at least one bad input");
    }

    [Fact]
    public void Every_case_file_is_of_an_operation()
    {
        var declared = OperationCatalog.All.Select(operation => $"{operation.Service}:{operation.Name}").ToHashSet(StringComparer.Ordinal);

        Assert.All(CaseFile.AllOperations, operation => Assert.Contains(operation, declared));
    }
}
