using System.Collections.Frozen;

namespace Writ.Services.Iam;

/// <summary>The patterns of IAM's service model, as AWS writes them.</summary>
internal static class IamPattern
{
    public const string Name = @"[\w+=,.@-]+";
    public const string Path = @"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)";
    public const string PathPrefix = @"\u002F[\u0021-\u007F]*";
    public const string PolicyPath = @"((/[A-Za-z0-9\.,\+@=_-]+)*)/";
    public const string Id = @"[\w]+";
    public const string Marker = @"[\u0020-\u00FF]+";
    public const string PolicyDocument = @"[\u0009\u000A\u000D\u0020-\u00FF]+";
    public const string TagKey = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+";
    public const string TagValue = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]*";
    public const string VersionId = @"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?";
    public const string Alias = @"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$";
    public const string RoleDescription = @"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*";

    private const string Slashes = "contain only alphanumeric characters and/or / characters.";

    /// <summary>IAM quotes no pattern for names and paths.</summary>
    public static FrozenDictionary<string, string> Sentences { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Name] = "It must contain only alphanumeric characters and/or the following: +=,.@_-",
        [Path] = $"It must begin and end with / and {Slashes}",
        [PolicyPath] = $"It must begin and end with / and {Slashes}",
        [PathPrefix] = $"It must begin with the / character and {Slashes}",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
