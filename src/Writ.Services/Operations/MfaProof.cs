using Writ.Wire.Errors;

namespace Writ.Services.Operations;

/// <summary>What the one-time code of a call proved.</summary>
/// <param name="At">When MFA was proven; null when the call has no code, or a wrong one.</param>
/// <param name="Refusal">Why the code is refused; null when it is right, or there is none.</param>
internal sealed record MfaProof(DateTimeOffset? At, AwsError? Refusal);
