using Writ.Policy;

namespace Writ.Services.Iam.Simulation;

/// <summary>
/// Where a statement stands, as AWS's simulator counts: it begins where the text before it ends (after the bracket of the
/// list, or after the statement before), a statement that is in no list behind its own brace; it ends behind its last one.
/// </summary>
internal static class StatementSpan
{
    public static (PositionShape Start, PositionShape End) Of(CompiledPolicy policy, int index)
    {
        var position = policy.Statements[index].Position;
        return (index > 0 ? After(policy.Statements[index - 1].Position) : First(policy.Document, position), After(position));
    }

    private static PositionShape After(PolicyPosition position) => new() { Line = position.EndLine, Column = position.EndColumn + 1 };

    private static PositionShape First(string document, PolicyPosition position)
    {
        var before = document.AsSpan(0, position.Start).TrimEnd(" \t\r\n");
        if (before is not [.., '['])
        {
            return new PositionShape { Line = position.Line, Column = position.Column + 1 };
        }

        return new PositionShape { Line = before.Count('\n') + 1, Column = before.Length - before.LastIndexOf('\n') };
    }
}
