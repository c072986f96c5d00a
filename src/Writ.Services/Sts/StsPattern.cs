namespace Writ.Services.Sts;

/// <summary>The patterns of STS's service model, as AWS writes them.</summary>
internal static class StsPattern
{
    public const string Arn = @"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+";
    public const string SessionName = @"[\w+=,.@-]*";
    public const string PolicyDocument = @"[\u0009\u000A\u000D\u0020-\u00FF]+";
    public const string TagKey = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+";
    public const string ExternalId = @"[\w+=,.@:\/-]*";
    public const string SerialNumber = @"[\w+=/:,.@-]*";
    public const string TokenCode = @"[\d]*";
    public const string AccessKeyId = @"[\w]*";
}
