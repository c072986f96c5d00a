namespace Writ.Wire.Signing;

/// <summary>The outcome of parsing or verifying a signature.</summary>
/// <param name="Fault">What is wrong; <see cref="SignatureFault.None"/> only when the step succeeded.</param>
/// <param name="Message">AWS's own sentence for the fault where it is known; it never holds a signature, token or key.</param>
public readonly record struct SignatureCheck(SignatureFault Fault, string? Message)
{
    /// <summary>The step succeeded.</summary>
    public bool IsOk => Fault == SignatureFault.None;

    internal static SignatureCheck Ok => default;

    internal static SignatureCheck Mismatch => new(SignatureFault.Mismatch, SignatureMessages.Mismatch);

    internal static SignatureCheck TooLarge => new(SignatureFault.Unsupported, SignatureMessages.TooLarge);

    internal static SignatureCheck Incomplete(string message) => new(SignatureFault.Incomplete, message);
}
