using System.Buffers;

namespace Writ.Services.Sts.Federation;

/// <summary>The names that providers give sessions and their users: 2 to 64 of AWS's characters.</summary>
internal static class ProviderNames
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+=,.@-");

    public static bool IsSessionName(string text) => text.Length is >= 2 and <= 64 && !text.AsSpan().ContainsAnyExcept(Characters);

    public static bool IsSourceIdentity(string text) => IsSessionName(text) && !text.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
