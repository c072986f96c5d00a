using Writ.Services.Operations;

namespace Writ.Services.Sts;

/// <summary>AWS Security Token Service.</summary>
public static class StsService
{
    public const string Name = "sts";

    public static ServiceDescriptor Descriptor { get; } = new()
    {
        SigningName = Name,
        Protocol = Protocol.Query,
        ApiVersion = "2011-06-15",
        EventSource = "sts.amazonaws.com",
        XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
        AuditCodes = AuditCodes.Exceptions("MalformedPolicyDocument", "PackedPolicyTooLarge"),
    };
}
