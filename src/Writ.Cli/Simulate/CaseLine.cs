namespace Writ.Cli.Simulate;

/// <summary>One case of a file as JSON, or why it cannot be read, with the line it begins on. The text is valid until the next one is asked for.</summary>
internal readonly record struct CaseLine(long Line, ReadOnlyMemory<byte> Json, string? Error)
{
    /// <summary>Far above a case with a mebibyte of context.</summary>
    public const int Limit = 16 * 1024 * 1024;
}
