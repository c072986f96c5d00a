namespace Writ.Policy.Evaluation;

/// <summary>Whether a statement applies to a question, or the first element that says it does not.</summary>
internal enum StatementOutcome
{
    OtherAction = 0,
    OtherPrincipal,
    OtherResource,
    ConditionNotMet,
    Applies,
}
