namespace Writ.Policy;

/// <summary>Why a document does not compile.</summary>
/// <param name="Message">AWS's sentence for the error code MalformedPolicyDocument.</param>
/// <param name="Line">Line of the culprit, from 1.</param>
/// <param name="Column">Column of the culprit, from 1.</param>
/// <param name="Detail">What is wrong, where, and what to do about it.</param>
public sealed record PolicyError(string Message, int Line, int Column, string Detail);
