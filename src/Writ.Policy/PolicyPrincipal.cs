using Writ.Policy.Matching;

namespace Writ.Policy;

/// <summary>One principal as a document names it.</summary>
public sealed class PolicyPrincipal
{
    internal PolicyPrincipal(PolicyPrincipalKind kind, string value, PolicyPosition position)
    {
        Kind = kind;
        Value = value;
        Position = position;
        Form = kind == PolicyPrincipalKind.AWS ? new PrincipalForm(value) : default;
    }

    /// <summary>The key it stands under.</summary>
    public PolicyPrincipalKind Kind { get; }

    /// <summary>The value as written: an ARN, an account id, a unique id, a service or provider name, or <c>*</c>.</summary>
    public string Value { get; }

    /// <summary>Where the value stands in the document, quotes included.</summary>
    public PolicyPosition Position { get; }

    /// <summary>A user's or role's ARN: what saving turns into a unique id, so that a namesake created later gains nothing.</summary>
    public bool IsUserOrRoleArn => Form.Kind is PrincipalFormKind.User or PrincipalFormKind.Role;

    /// <summary>A unique id, as it stands in a saved document.</summary>
    public bool IsUniqueId => Form.Kind == PrincipalFormKind.UniqueId;

    internal PrincipalForm Form { get; }
}
