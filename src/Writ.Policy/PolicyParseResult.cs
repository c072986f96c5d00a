using System.Diagnostics.CodeAnalysis;

namespace Writ.Policy;

/// <summary>A compiled document, or the reason why there is none; exactly one of the two is set.</summary>
/// <param name="Policy">The compiled document.</param>
/// <param name="Error">The reason.</param>
public readonly record struct PolicyParseResult(CompiledPolicy? Policy, PolicyError? Error)
{
    /// <summary>The document compiled.</summary>
    [MemberNotNullWhen(true, nameof(Policy))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Policy is not null;
}
