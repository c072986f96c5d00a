using Writ.Services.Operations;

namespace Writ.Services.Organizations;

/// <summary>AWS Organizations.</summary>
public static class OrganizationsService
{
    public const string Name = "organizations";

    public static ServiceDescriptor Descriptor { get; } = new()
    {
        SigningName = Name,
        Protocol = Protocol.Json11,
        ApiVersion = "2016-11-28",
        EventSource = "organizations.amazonaws.com",
        TargetPrefixes = ["AWSOrganizationsV20161128."],
        IsGlobal = true,
        PrintsWildcard = true,
        Violation = violations => OrganizationsErrors.Invalid(violations[0].Kind),
    };
}
