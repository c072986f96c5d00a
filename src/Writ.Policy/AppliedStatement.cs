namespace Writ.Policy;

/// <summary>A statement that applies to a question, whether or not it decides it.</summary>
/// <param name="Layer">The layer its policy stands in.</param>
/// <param name="Policy">The policy.</param>
/// <param name="StatementIndex">The statement's index in the policy.</param>
public readonly record struct AppliedStatement(PolicyLayer Layer, NamedPolicy Policy, int StatementIndex)
{
    /// <summary>The statement.</summary>
    public PolicyStatement Statement => Policy.Policy.Statements[StatementIndex];
}
