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
    public const string DelegationRequestId = @"[\w-]+";
    public const string SerialNumber = @"[\w+=/:,.@-]+";
    public const string AuthenticationCode = @"[\d]+";
    public const string RoleDescription = @"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*";
    public const string SamlProviderName = @"[\w._-]+";
    public const string PrivateKeyId = @"[A-Z0-9]+";
}
