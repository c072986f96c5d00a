namespace Writ.Services.Organizations.Policies;

/// <summary>The types of policies.</summary>
internal static class PolicyTypes
{
    public const string ServiceControl = "SERVICE_CONTROL_POLICY";
    public const string ResourceControl = "RESOURCE_CONTROL_POLICY";
    public const string Tag = "TAG_POLICY";
    public const string Backup = "BACKUP_POLICY";
    public const string AiServicesOptOut = "AISERVICES_OPT_OUT_POLICY";
    public const string Chatbot = "CHATBOT_POLICY";
    public const string DeclarativeEc2 = "DECLARATIVE_POLICY_EC2";

    /// <summary>Whether policies of the type allow and deny; all others are management policies, which are merged into one.</summary>
    public static bool IsAuthorization(string type) => type is ServiceControl or ResourceControl;

    /// <summary>The size of a document, in characters (AWS: Organizations User Guide, quotas and service limits).</summary>
    public static int MaxSize(string type) => type switch
    {
        ServiceControl => 10_240,
        ResourceControl => 5_120,
        AiServicesOptOut => 2_500,
        _ => 10_000,
    };

    /// <summary>How many policies of the type an organization can have.</summary>
    public static int MaxPolicies(string type) => type == ServiceControl ? OrganizationsQuota.ServiceControlPolicies : OrganizationsQuota.PoliciesOfOtherTypes;

    /// <summary>How many policies of the type can be attached to one target.</summary>
    public static int MaxAttached(string type) => type switch
    {
        ServiceControl or Tag or Backup => 10,
        _ => OrganizationsQuota.PoliciesAttached,
    };
}
