using Writ.Policy;
using Writ.Services.Organizations.Policies.Management;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Policies;

/// <summary>What the content of a policy must be, by its type.</summary>
internal static class PolicyContent
{
    /// <summary>Why a document cannot be saved; null when it can. White space counts.</summary>
    public static AwsError? Check(string type, string content)
    {
        if (content.Length > PolicyTypes.MaxSize(type))
        {
            return PolicyErrors.TooLarge;
        }

        var isValid = type switch
        {
            PolicyTypes.ServiceControl => CompiledPolicy.Parse(content, PolicyKind.ServiceControl, PolicyStrictness.Save).IsValid,
            PolicyTypes.ResourceControl => CompiledPolicy.Parse(content, PolicyKind.ResourceControl, PolicyStrictness.Save).IsValid,
            _ => ManagementDocument.TryParse(type, content, out _),
        };
        return isValid ? null : PolicyErrors.Malformed;
    }
}
