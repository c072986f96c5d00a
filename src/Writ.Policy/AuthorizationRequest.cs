namespace Writ.Policy;

/// <summary>One authorization question. An API call may ask several; each of them must be allowed.</summary>
public sealed class AuthorizationRequest
{
    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The action as <c>service:Operation</c>, for example <c>iam:CreateUser</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The resource's ARN as its service defines it, or <c>*</c> where the action has no resource type.</summary>
    public required string Resource { get; init; }

    /// <summary>How a refusal names the resource, where its service has other words for it than the ARN (IAM's <c>role NAME</c>); null for <see cref="Resource"/>.</summary>
    public string? ResourceWords { get; init; }

    /// <summary>The account that owns the resource. Absent, the ARN's account counts, and without one the caller's own.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>The action has no resource type; <see cref="Resource"/> is then the literal <c>*</c>.</summary>
    public bool WildcardOnly { get; init; }

    /// <summary>The condition keys of the request.</summary>
    public required RequestContext Context { get; init; }
}
