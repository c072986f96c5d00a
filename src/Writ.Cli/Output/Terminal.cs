using System.Buffers;
using System.Text;

namespace Writ.Cli.Output;

/// <summary>Text for people: coloured on a terminal only, and never with control characters that came out of a file.</summary>
internal sealed class Terminal(TextWriter output, bool colours)
{
    /// <summary>Line ends that are no control characters, and what makes text run from right to left.</summary>
    private static readonly SearchValues<char> Directions = SearchValues.Create("\u2028\u2029\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069");

    private const string Reset = "\u001b[0m";

    /// <summary>Standard output; NO_COLOR and dumb terminals are honoured.</summary>
    public static Terminal ForOutput() => new(
        Console.Out,
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not "dumb");

    /// <summary>Tells on standard error, a line each, what may be a mistake.</summary>
    public static void Warn(IReadOnlyList<string> warnings, string? place = null)
    {
        foreach (var warning in warnings)
        {
            Console.Error.WriteLine($"writ: {(place is null ? "" : $"{Plain(place)}: ")}warning: {Plain(warning)}");
        }
    }

    public string Green(string text) => Paint(text, "32");

    public string Red(string text) => Paint(text, "31");

    public string Yellow(string text) => Paint(text, "33");

    public string Bold(string text) => Paint(text, "1");

    public string Dim(string text) => Paint(text, "2");

    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>
    /// A text from outside, on one line, with its control characters written out: a policy's name must not move the cursor, nor turn the
    /// direction of what follows.
    /// </summary>
    public static string Plain(string text)
    {
        if (!text.Any(Acts))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            plain.Append(character switch
            {
                '\n' or '\r' or '\t' => " ",
                _ when Acts(character) => $"\\u{(int)character:x4}",
                _ => character.ToString(),
            });
        }

        return plain.ToString();
    }

    private static bool Acts(char character) => char.IsControl(character) || Directions.Contains(character);

    private string Paint(string text, string code) => colours ? $"\u001b[{code}m{text}{Reset}" : text;
}
