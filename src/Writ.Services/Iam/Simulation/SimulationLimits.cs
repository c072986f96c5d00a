namespace Writ.Services.Iam.Simulation;

/// <summary>
/// What one call may cost. AWS documents no bounds, but may give shorter pages than asked for: an action after which the
/// work of a page is done ends it.
/// </summary>
internal static class SimulationLimits
{
    public const int DefaultItems = 100;

    /// <summary>Beyond it a single action's answer would be too large.</summary>
    public const int Resources = 500;

    /// <summary>Pairs that are compared for one page, and so for one action (<see cref="SimulationWork"/>).</summary>
    public const int WorkPerPage = 1_000_000;

    /// <summary>Characters of resources and missing keys that one page repeats, and so one action.</summary>
    public const int CharactersPerPage = 2_000_000;

    /// <summary>Characters of one value of a context key.</summary>
    public const int ContextValue = 10_000;

    /// <summary>Matched statements that are listed for one resource.</summary>
    public const int MatchedStatements = 100;

    /// <summary>Matched statements that are listed on one page, beyond the first action.</summary>
    public const int MatchedPerPage = 10_000;
}
