namespace Writ.Cli.Documents;

/// <summary>What somebody handed over cannot be used; the message says which file, where in it, and what to do.</summary>
internal sealed class InputException(string message) : Exception(message)
{
    /// <summary>The message names a place in a file.</summary>
    public bool HasPlace { get; private init; }

    /// <summary>In the form that editors and build logs make a link of.</summary>
    public static InputException At(string file, int line, int column, string message) => new($"{file}:{line}:{column}: {message}") { HasPlace = true };
}
