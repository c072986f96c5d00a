namespace Writ.Policy;

/// <summary>
/// The answer to one authorization question. The default is a denial, so a value nobody set never lets anyone in.
/// Combined over layers, <see cref="ExplicitlyDenied"/> wins over <see cref="ImplicitlyDenied"/>, which wins over <see cref="Allowed"/>.
/// </summary>
public enum Verdict
{
    /// <summary>Nothing grants the request in a layer that has to.</summary>
    ImplicitlyDenied = 0,

    /// <summary>A Deny statement applies.</summary>
    ExplicitlyDenied,

    /// <summary>Every layer that has a say grants the request and none denies it.</summary>
    Allowed,
}
