namespace Writ.Policy.Explaining;

/// <summary>
/// Looks for the fewest changes that turn a denial into an allow. Whatever denies has to be answered, so each answer to the denial at hand is tried and the
/// question put to the evaluator again, fewest changes first, and of as many those that reach least; nothing is proposed that the evaluator did not allow. The work is bounded: where that bound
/// ends the search, a set is taken that only changes policies, and everything it does not need is dropped.
/// </summary>
internal static class ChangeSearch
{
    private const int MostChanges = 24;
    private const int MostForSubsets = 8;
    private const int FewestTries = 24;
    private const int MostTries = 400;

    /// <summary>How many characters of documents and keys of context all tries together may handle.</summary>
    private const int Work = 8_000_000;

    private const int WorkOfKey = 64;

    /// <summary>Empty when nothing needs to change, and when no change helps.</summary>
    public static IReadOnlyList<Change> Find(AuthorizationRequest request, PolicySet policies, EvaluationOptions options)
    {
        int tries = Math.Clamp(Work / (Weight(request, policies) + 1), FewestTries, MostTries);
        PriorityQueue<Change[], (int Size, int Reach, int Order)> open = new([([], (0, 0, 0))]);
        for (int order = 1; tries > 0 && open.TryDequeue(out Change[]? changes, out _); tries--)
        {
            ChangedQuestion question = new(request, policies, changes);
            Decision decision = Authorizer.Decide(question.Request, question.Policies, options);
            if (decision.IsAllowed)
            {
                return Smallest(changes, set => IsAllowed(request, policies, set, options));
            }

            foreach (Change[] remedy in changes.Length >= MostChanges ? [] : Remedies.Against(decision, question, options))
            {
                if (!Contradict(changes, remedy))
                {
                    open.Enqueue([.. changes, .. remedy], (changes.Length + remedy.Length, changes.Sum(Reach) + remedy.Sum(Reach), order++));
                }
            }
        }

        return tries > 0 ? [] : Straight(request, policies, options);
    }

    /// <summary>One policy change after the other, without looking left or right.</summary>
    private static IReadOnlyList<Change> Straight(AuthorizationRequest request, PolicySet policies, EvaluationOptions options)
    {
        List<Change> changes = [];
        while (changes.Count <= MostChanges)
        {
            ChangedQuestion question = new(request, policies, changes);
            Decision decision = Authorizer.Decide(question.Request, question.Policies, options);
            if (decision.IsAllowed)
            {
                return Smallest([.. changes], set => IsAllowed(request, policies, set, options));
            }

            if (Remedies.Against(decision, question, options).FirstOrDefault(remedy => remedy is [RemoveStatement or AddAllow]) is not [{ } change])
            {
                break;
            }

            changes.Add(change);
        }

        return [];
    }

    /// <summary>The smallest part of a sufficient set that suffices; of a large set only what can be dropped one by one.</summary>
    private static IReadOnlyList<Change> Smallest(Change[] changes, Func<Change[], bool> suffices)
    {
        if (changes.Length <= MostForSubsets)
        {
            return Enumerable.Range(1, (1 << changes.Length) - 1)
                .OrderBy(bits => int.PopCount(bits))
                .Select(bits => changes.Where((_, i) => (bits >> i & 1) != 0).ToArray())
                .FirstOrDefault(set => set.Length == changes.Length || suffices(set)) ?? [];
        }

        foreach (Change change in changes)
        {
            Change[] without = [.. changes.Where(other => !ReferenceEquals(other, change))];
            changes = suffices(without) ? without : changes;
        }

        return changes;
    }

    private static bool IsAllowed(AuthorizationRequest request, PolicySet policies, Change[] changes, EvaluationOptions options)
    {
        (AuthorizationRequest changedRequest, PolicySet changedPolicies) = Change.Apply(changes, request, policies);
        return Authorizer.Decide(changedRequest, changedPolicies, options).IsAllowed;
    }

    /// <summary>How much else a change touches: this request alone, all that are like it, or whatever a deny was written for.</summary>
    private static int Reach(Change change) => change switch
    {
        SetContextKey or RemoveContextKey => 0,
        AddAllow => 1,
        _ => 2,
    };

    /// <summary>A key is set or removed once.</summary>
    private static bool Contradict(Change[] changes, Change[] remedy) =>
        remedy.Any(change => KeyOf(change) is { } key && changes.Any(other => string.Equals(KeyOf(other), key, StringComparison.OrdinalIgnoreCase)));

    private static string? KeyOf(Change change) => change switch
    {
        SetContextKey set => set.Key,
        RemoveContextKey removed => removed.Key,
        _ => null,
    };

    private static int Weight(AuthorizationRequest request, PolicySet policies)
    {
        IEnumerable<NamedPolicy?> all = [.. Tracing.Layers(policies, request.Caller).SelectMany(layer => layer.Policies)];
        return (int)Math.Min(all.Sum(policy => (long)(policy?.Policy?.Document.Length ?? 0)) + ((long)request.Context.Count * WorkOfKey), Work);
    }
}
