using System.Globalization;
using System.Text;

namespace Writ.Policy;

/// <summary>
/// What a document or a request holds, as a message may show it: cut short, and what ends a line, moves a cursor, hides or turns the direction of
/// writing stands as its code. Nobody writes a second line, or a terminal's commands, into what someone else reads.
/// </summary>
internal static class VisibleText
{
    public static string Of(string text, int longest)
    {
        bool cut = text.Length > longest;
        int length = !cut ? text.Length : char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        ReadOnlySpan<char> kept = text.AsSpan(0, length);
        if (IsVisible(kept))
        {
            return cut ? $"{kept}…" : text;
        }

        StringBuilder visible = new(length + 16);
        foreach (Rune rune in kept.EnumerateRunes())
        {
            _ = IsVisible(rune) ? visible.Append(rune.ToString()) : visible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
        }

        return visible.Append(cut ? "…" : "").ToString();
    }

    private static bool IsVisible(ReadOnlySpan<char> text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!IsVisible(rune))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsVisible(Rune rune) => rune.IsAscii ? rune.Value is >= ' ' and < 0x7F : Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
