using Writ.Policy;

namespace Writ.Services.Operations;

/// <summary>What an operation asks of the policies before it runs: every question must be answered with yes.</summary>
public sealed class Authorization
{
    private Authorization(IReadOnlyList<Question> questions) => Questions = questions;

    /// <summary>Any authenticated caller may: GetCallerIdentity and the few like it.</summary>
    public static Authorization AnyCaller { get; } = new([]);

    /// <summary>The action knows no resource; policies must grant it on <c>*</c>.</summary>
    public static Authorization OnEverything { get; } = new([new Question { Resource = "*", WildcardOnly = true }]);

    public IReadOnlyList<Question> Questions { get; }

    public static Authorization Of(params IReadOnlyList<Question> questions) => new(questions);

    /// <param name="resource">The ARN of what the operation touches.</param>
    /// <param name="tags">The tags it has now, for <c>aws:ResourceTag</c>.</param>
    public static Authorization On(string resource, TagSet? tags = null) => new([new Question { Resource = resource, ResourceTags = tags }]);
}

/// <summary>One question to the policies.</summary>
public sealed record Question
{
    /// <summary>The action; null for the operation's own.</summary>
    public string? Action { get; init; }

    /// <summary>The resource's ARN, or <c>*</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>
    /// What a refusal calls the resource, where AWS does not print its ARN: IAM names what the caller asked for
    /// (<c>user bob</c>), so that the path of something that exists is not given away.
    /// </summary>
    public string? ShownAs { get; init; }

    /// <summary>Whose resource it is; null for the caller's account.</summary>
    public AccountId? ResourceAccount { get; init; }

    public TagSet? ResourceTags { get; init; }

    /// <summary>The resource's own policy.</summary>
    public NamedPolicy? ResourcePolicy { get; init; }

    /// <summary>The resource policy is a role's trust policy, without whose grant nobody may.</summary>
    public bool IsTrustPolicy { get; init; }

    /// <summary>The action has no resource type.</summary>
    public bool WildcardOnly { get; init; }

    /// <summary>A refusal does not say whose allow is missing, lest it tell that the resource exists.</summary>
    public bool HidesWhoseAllowIsMissing { get; init; }

    /// <summary>Condition keys of this question beyond those the request's members declare.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Keys { get; init; } = [];
}
