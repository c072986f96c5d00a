using Writ.Policy;
using Writ.Policy.Catalog;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>
/// A policy in English: a sentence for each statement and one for the whole. Nothing is left out of a sentence, and where the text gets too long it says
/// that it ends early, so that nobody approves what is not there to read.
/// </summary>
internal static class PolicySummary
{
    /// <summary>The longest text that an answer can hold.</summary>
    private const int MaxLength = 10_000;

    private const string Cut = "\nThe policy goes on: read it in full.";

    private static readonly Dictionary<string, string> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = "is",
        ["StringEqualsIgnoreCase"] = "is, in any case,",
        ["StringNotEquals"] = "is not",
        ["StringNotEqualsIgnoreCase"] = "is not, in any case,",
        ["StringLike"] = "is like",
        ["StringNotLike"] = "is not like",
        ["ArnEquals"] = "is",
        ["ArnLike"] = "is like",
        ["ArnNotEquals"] = "is not",
        ["ArnNotLike"] = "is not like",
        ["Bool"] = "is",
        ["IpAddress"] = "is in",
        ["NotIpAddress"] = "is not in",
        ["NumericEquals"] = "is",
        ["NumericNotEquals"] = "is not",
        ["NumericLessThan"] = "is less than",
        ["NumericLessThanEquals"] = "is at most",
        ["NumericGreaterThan"] = "is more than",
        ["NumericGreaterThanEquals"] = "is at least",
        ["DateLessThan"] = "is before",
        ["DateGreaterThan"] = "is after",
    };

    public static string Of(CompiledPolicy policy)
    {
        var text = Overview(policy);
        foreach (var statement in policy.Statements)
        {
            var sentence = "\n- " + Sentence(statement);
            if (text.Length + sentence.Length + Cut.Length > MaxLength)
            {
                return text + Cut;
            }

            text += sentence;
        }

        return text;
    }

    private static string Overview(CompiledPolicy policy)
    {
        var allowed = policy.Statements.Where(statement => statement.Effect == PolicyEffect.Allow).ToList();
        if (allowed.Exists(statement => statement.HasNotAction))
        {
            return "The policy allows all actions but some:";
        }

        if (allowed.Exists(statement => statement.ActionPatterns.Contains("*", StringComparer.Ordinal)))
        {
            return "The policy allows all actions:";
        }

        var actions = allowed.SelectMany(statement => statement.ActionPatterns).SelectMany(ActionCatalog.Aws.Expand).Distinct().ToList();
        return actions.Count == 0 ? "The policy allows no action that is known:" : $"The policy allows {Count(actions)}:";
    }

    private static string Sentence(PolicyStatement statement) =>
        $"{(statement.Effect == PolicyEffect.Allow ? "Allows" : "Denies")} {Actions(statement)} on {Resources(statement)}{Conditions(statement)}.";

    private static string Actions(PolicyStatement statement) => statement.HasNotAction
        ? $"every action except {List(statement.ActionPatterns)}"
        : List([.. statement.ActionPatterns.Select(Action)]);

    private static string Action(string pattern)
    {
        if (pattern == "*")
        {
            return "every action";
        }

        var covered = ActionCatalog.Aws.Expand(pattern).ToList();
        return covered switch
        {
            [] => $"{pattern} (unknown)",
            [var one] when one.FullName.Equals(pattern, StringComparison.OrdinalIgnoreCase) => $"{pattern} ({Word(one.AccessLevel)})",
            _ => $"{pattern} ({Count(covered)})",
        };
    }

    /// <summary>How many actions, by what they do.</summary>
    private static string Count(List<CatalogAction> actions)
    {
        var levels = actions.GroupBy(action => action.AccessLevel).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key)}");
        return $"{actions.Count} {(actions.Count == 1 ? "action" : "actions")}: {string.Join(", ", levels)}";
    }

    private static string Word(AccessLevel level) => level switch
    {
        AccessLevel.List => "list",
        AccessLevel.Read => "read",
        AccessLevel.Write => "write",
        AccessLevel.Tagging => "tagging",
        _ => "permissions management",
    };

    private static string Resources(PolicyStatement statement) =>
        statement.HasNotResource ? $"every resource except {List(statement.ResourcePatterns)}"
        : statement.ResourcePatterns.Contains("*", StringComparer.Ordinal) ? "every resource"
        : List(statement.ResourcePatterns);

    private static string Conditions(PolicyStatement statement)
    {
        var conditions = PolicyCondition.Of(statement);
        return conditions.Count == 0 ? "" : ", if " + string.Join(" and ", conditions.Select(Condition));
    }

    private static string Condition(PolicyCondition condition) =>
        $"{condition.Key} {(Verbs.TryGetValue(condition.Operator, out var verb) ? verb : $"({condition.Operator})")} {string.Join(" or ", condition.Values)}";

    private static string List(IReadOnlyList<string> entries) =>
        entries.Count < 2 ? string.Concat(entries) : $"{string.Join(", ", entries.SkipLast(1))} and {entries[^1]}";
}
