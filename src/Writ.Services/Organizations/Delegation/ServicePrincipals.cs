using System.Buffers;

namespace Writ.Services.Organizations.Delegation;

/// <summary>The names by which services are called, such as <c>cloudtrail.amazonaws.com</c> or <c>member.org.stacksets.cloudformation.amazonaws.com</c>.</summary>
internal static class ServicePrincipals
{
    private const string Suffix = ".amazonaws.com";

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>Whether it has the form of one. Which services there are changes with AWS, and none of them acts here by itself.</summary>
    public static bool IsKnown(string name) =>
        name.Length > Suffix.Length
        && name.EndsWith(Suffix, StringComparison.Ordinal)
        && !name.AsSpan().ContainsAnyExcept(Allowed);
}
