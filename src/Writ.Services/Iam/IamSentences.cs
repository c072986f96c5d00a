using System.Collections.Frozen;

namespace Writ.Services.Iam;

/// <summary>What IAM says of names and paths that break their pattern, instead of quoting it.</summary>
internal static class IamSentences
{
    private const string Slashes = "contain only alphanumeric characters and/or / characters.";

    public static FrozenDictionary<string, string> OfPatterns { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [IamPattern.Name] = "It must contain only alphanumeric characters and/or the following: +=,.@_-",
        [IamPattern.Path] = $"It must begin and end with / and {Slashes}",
        [IamPattern.PolicyPath] = $"It must begin and end with / and {Slashes}",
        [IamPattern.PathPrefix] = $"It must begin with the / character and {Slashes}",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
