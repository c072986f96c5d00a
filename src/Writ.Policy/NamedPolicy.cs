namespace Writ.Policy;

/// <summary>A compiled document with the name and ARN it is known by, so that a decision can say which policy decided.</summary>
/// <param name="Name">The name people gave it.</param>
/// <param name="Arn">The ARN of a managed or organization policy.</param>
/// <param name="Policy">The compiled document.</param>
public sealed record NamedPolicy(string Name, string? Arn, CompiledPolicy Policy);
