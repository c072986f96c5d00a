using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Writ.Services.Operations;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>
/// Operations that cases of the corpus are already written for although they are not served yet. Cases that call one are
/// skipped; an operation that has come may not stay in the list.
/// </summary>
public static class Awaited
{
    public static readonly ImmutableArray<string> Operations =
    [
    ];

    /// <summary>Skips the test when a step calls an operation that is not served yet and listed here; any other unknown operation fails.</summary>
    public static void SkipUnlessServed(IEnumerable<JsonObject> steps)
    {
        foreach (var call in steps.Select(step => (string?)step["call"] ?? "").Distinct(StringComparer.Ordinal))
        {
            if (OperationCatalog.Find(call.Split(':')[0], call.Split(':')[^1]) is null)
            {
                Assert.True(Operations.Contains(call), $"{call} is no operation, and nobody waits for it.");
                Assert.Skip($"{call} is not served yet.");
            }
        }
    }
}

/// <summary>The list of what is awaited shrinks as operations come.</summary>
public sealed class AwaitedTests
{
    [Fact]
    public void What_is_served_is_not_awaited() =>
        Assert.DoesNotContain(Awaited.Operations, operation => OperationCatalog.Find(operation.Split(':')[0], operation.Split(':')[1]) is not null);

    [Fact]
    public void What_is_awaited_is_an_operation_of_AWS() =>
        Assert.DoesNotContain(Awaited.Operations, operation => !UnsupportedOperations.NamesOf(operation.Split(':')[0]).Contains(operation.Split(':')[1]));
}
