using Writ.Services.Operations;

namespace Writ.Services.CloudTrail;

/// <summary>AWS CloudTrail.</summary>
public static class CloudTrailService
{
    public const string Name = "cloudtrail";

    public static ServiceDescriptor Descriptor { get; } = new()
    {
        SigningName = Name,
        Protocol = Protocol.Json11,
        ApiVersion = "2013-11-01",
        EventSource = "cloudtrail.amazonaws.com",
        TargetPrefixes = ["com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.", "CloudTrail_20131101."],
    };
}
