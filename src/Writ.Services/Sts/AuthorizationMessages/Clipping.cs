namespace Writ.Services.Sts.AuthorizationMessages;

internal static class Clipping
{
    /// <summary>The beginning of a text; never half a surrogate pair, which is no text.</summary>
    public static string Clip(this string text, int max) =>
        text.Length <= max ? text : text[..(max > 0 && char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}
