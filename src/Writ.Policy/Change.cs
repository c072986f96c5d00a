using Writ.Policy.Explaining;

namespace Writ.Policy;

/// <summary>
/// One change to a request or to the policies that weigh it. The changes of an <see cref="Explanation"/> stand together: all of them, applied, allow the
/// request, and fewer of them do not.
/// </summary>
public abstract record Change
{
    private protected Change()
    {
    }

    /// <summary>What to do, in plain words.</summary>
    public abstract string Text { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Text;

    /// <summary>The request and the policies as they are after some changes; what was given stays as it is.</summary>
    public static (AuthorizationRequest Request, PolicySet Policies) Apply(
        IReadOnlyList<Change> changes, AuthorizationRequest request, PolicySet policies)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policies);
        ChangedQuestion changed = new(request, policies, changes);
        return (changed.Request, changed.Policies);
    }
}

/// <summary>The request has another value of a condition key.</summary>
/// <param name="Key">The condition key.</param>
/// <param name="Value">A value that does; often one of many.</param>
/// <param name="Purpose">What comes of it: which condition is met, or no longer met.</param>
public sealed record SetContextKey(string Key, string Value, string Purpose) : Change
{
    /// <inheritdoc/>
    public override string Text => $"make the request with {Words.Short(Key)} = {Words.Short(Value)}{Words.Source(Key)}, so that {Purpose}";
}

/// <summary>The request does not have a condition key.</summary>
/// <param name="Key">The condition key.</param>
/// <param name="Purpose">What comes of it: which condition is met, or no longer met.</param>
public sealed record RemoveContextKey(string Key, string Purpose) : Change
{
    /// <inheritdoc/>
    public override string Text => $"make the request without {Words.Short(Key)}, so that {Purpose}";
}

/// <summary>A policy loses a statement that denies.</summary>
/// <param name="Layer">The layer in which it denies.</param>
/// <param name="Policy">The policy.</param>
/// <param name="StatementIndex">The statement's index in the policy.</param>
public sealed record RemoveStatement(PolicyLayer Layer, NamedPolicy Policy, int StatementIndex) : Change
{
    /// <inheritdoc/>
    public override string Text => $"remove {Words.Statement(Policy, StatementIndex)} from the {Words.Noun(Layer)} {Words.Name(Policy)}, or narrow it";
}

/// <summary>A layer gains a statement that allows.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Level">The organization's level, 0 for its root; -1 outside SCPs and RCPs.</param>
/// <param name="Principal">Whom the statement names; null where policies name nobody.</param>
/// <param name="Statement">The statement to add, as JSON.</param>
public sealed record AddAllow(PolicyLayer Layer, int Level, string? Principal, string Statement) : Change
{
    /// <inheritdoc/>
    public override string Text
    {
        get
        {
            string where = Level < 0 ? "" : $" of level {Level + 1} (1 is the organization's root)";
            string who = Principal is null ? "" : Principal == "*" && Layer == PolicyLayer.Resource ? " that names everyone, with or without credentials" : $" that names {Words.Short(Principal)}";
            return $"add to the {Words.Noun(Layer)}{where} an allow{who}: {Words.Short(Statement)}";
        }
    }
}
