using Writ.Services.Operations;

namespace Writ.Services.Installations;

/// <summary>Writ's own service, which AWS does not have: the accounts of an installation, whichever organization they are in.</summary>
public static class InstallationsService
{
    public const string Name = "writ";

    public static ServiceDescriptor Descriptor { get; } = new()
    {
        SigningName = Name,
        Protocol = Protocol.Json11,
        ApiVersion = "2026-11-01",
        EventSource = "writ.amazonaws.com",
        TargetPrefixes = ["Writ_20261101."],
        IsGlobal = true,
        Refusal = call => call.Account == call.Platform.FirstAccount ? null : InstallationErrors.OtherAccount,
    };
}
