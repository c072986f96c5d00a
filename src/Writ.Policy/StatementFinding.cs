namespace Writ.Policy;

/// <summary>What came of one statement that speaks about the action.</summary>
/// <param name="Layer">The layer the policy stands in.</param>
/// <param name="Policy">The policy.</param>
/// <param name="StatementIndex">The statement's index in the policy.</param>
/// <param name="Applies">The statement applies to the request.</param>
/// <param name="Text">The finding in plain words.</param>
public sealed record StatementFinding(PolicyLayer Layer, NamedPolicy Policy, int StatementIndex, bool Applies, string Text);
