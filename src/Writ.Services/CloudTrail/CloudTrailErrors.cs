using Writ.Wire.Errors;

namespace Writ.Services.CloudTrail;

/// <summary>CloudTrail's errors. Codes are those of the service model, which leaves the sentences open.</summary>
internal static class CloudTrailErrors
{
    public static AwsError InvalidTimeRange { get; } = new("InvalidTimeRangeException", "The start time is after the end time, or the range is outside of the possible values.");

    public static AwsError InvalidNextToken { get; } = new("InvalidNextTokenException", "The next token is invalid, has expired, or was given for a request with other parameters.");

    public static AwsError InvalidMaxResults(int max) => new("InvalidMaxResultsException", $"MaxResults must be between 1 and {max}.");

    public static AwsError InvalidEventCategory(string category) => new("InvalidEventCategoryException", $"The event category {category} is not valid. Valid values: [insight]");

    public static AwsError InvalidLookupAttributes(string message) => new("InvalidLookupAttributesException", message);
}
