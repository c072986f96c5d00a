using Writ.Wire.Errors;

namespace Writ.Services.Iam.OutboundFederation;

/// <summary>Outbound web identity federation that is not as an operation needs it.</summary>
internal static class OutboundFederationErrors
{
    public static AwsError Enabled { get; } = new("FeatureEnabled", "Outbound web identity federation is already enabled for this account.", 409);

    public static AwsError Disabled { get; } = new("FeatureDisabled", "Outbound web identity federation is disabled for this account.", 404);
}
