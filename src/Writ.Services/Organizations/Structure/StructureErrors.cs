using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Structure;

/// <summary>What is said of organizations, roots and OUs.</summary>
internal static class StructureErrors
{
    public static AwsError AlreadyInOrganization { get; } = new("AlreadyInOrganizationException", "The AWS account is already a member of an organization.");

    public static AwsError OrganizationNotEmpty { get; } =
        new("OrganizationNotEmptyException", "To delete an organization you must first remove all member accounts (except the master).");

    public static AwsError UnitNotFound { get; } = new("OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.");

    public static AwsError UnitNotEmpty { get; } = new("OrganizationalUnitNotEmptyException", "The specified organizational unit is not empty.");

    public static AwsError DuplicateUnit { get; } = new("DuplicateOrganizationalUnitException", "An OU with the same name already exists.");

    public static AwsError ChildNotFound { get; } = new("ChildNotFoundException", "You specified a child that doesn't exist.");

    public static AwsError RootNotFound { get; } = new("RootNotFoundException", "You specified a root that doesn't exist.");

    public static AwsError SourceParentNotFound { get; } = new("SourceParentNotFoundException", "You specified a source parent that doesn't exist.");

    public static AwsError DestinationParentNotFound { get; } = new("DestinationParentNotFoundException", "You specified a destination parent that doesn't exist.");

    public static AwsError DuplicateAccount { get; } = new("DuplicateAccountException", "That account is already present in the specified destination.");

    public static AwsError UnitsExceeded { get; } = OrganizationsErrors.ConstraintViolation("OU_NUMBER_LIMIT_EXCEEDED", "You have exceeded the number of OUs that you can have in an organization.");

    public static AwsError DepthExceeded { get; } = OrganizationsErrors.ConstraintViolation(
        "OU_DEPTH_LIMIT_EXCEEDED", "You cannot add an organizational unit to the specified parent because it would exceed the max depth allowed.");
}
