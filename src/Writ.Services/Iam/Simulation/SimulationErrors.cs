using Writ.Wire.Errors;

namespace Writ.Services.Iam.Simulation;

/// <summary>
/// What the simulator refuses, all of it InvalidInput. The sentences on entities, callers, owners, resource names and boundaries are AWS's, as
/// reports quote them; the others are ours, for AWS's are not known.
/// </summary>
internal static class SimulationErrors
{
    public static AwsError InvalidCaller { get; } = IamErrors.InvalidInput("Invalid caller - Caller must be an IAM user in this context.");

    public static AwsError TooManyBoundaries { get; } = IamErrors.InvalidInput("The list of Permissions Boundary policies cannot exceed 1 items.");

    public static AwsError NoPolicies { get; } = IamErrors.InvalidInput("PolicyInputList must contain at least one policy.");

    public static AwsError NoActions { get; } = IamErrors.InvalidInput("ActionNames must contain at least one action.");

    public static AwsError RolePolicy { get; } = IamErrors.InvalidInput("Simulation of resource-based policies isn't supported for IAM roles.");

    public static AwsError InvalidEntity(string arn) => IamErrors.InvalidInput($"Invalid Entity Arn: {Short(arn)} does not clearly define entity type and name.");

    public static AwsError InvalidOwner(string owner) => IamErrors.InvalidInput($"'{Short(owner)}' is not a valid as a Resource Owner."); // the article is AWS's

    public static AwsError InvalidResource(string resource) => IamErrors.InvalidInput($"ResourceNames are not in a valid ARN format: {Short(resource)}.");

    public static AwsError InvalidAction(string action) => IamErrors.InvalidInput($"The action {action} is invalid: it must be a service prefix, a colon and a name, without wildcards.");

    public static AwsError InvalidPolicy(string sentence) => IamErrors.InvalidInput(sentence);

    public static AwsError NamelessContextKey { get; } = IamErrors.InvalidInput("A context entry must have a ContextKeyName.");

    public static AwsError RepeatedContextKey(string key) => IamErrors.InvalidInput($"The context key {key} is given more than once.");

    public static AwsError NotOneValue(string key, string type) => IamErrors.InvalidInput($"The context key {key} of type {type} must have exactly one value.");

    public static AwsError InvalidContextValue(string key, string type, string value) => IamErrors.InvalidInput($"The value '{Short(value)}' of the context key {key} is not of type {type}.");

    public static AwsError LongContextValue(string key) => IamErrors.InvalidInput($"A value of the context key {key} is longer than {SimulationLimits.ContextValue} characters.");

    public static AwsError UnknownHandling(string option) => IamErrors.InvalidInput($"Invalid input resource handling options: {option}.");

    public static AwsError MissingResource(string option, string type) => IamErrors.InvalidInput($"The resource handling option {option} requires a resource of type {type}.");

    public static AwsError HandlingOfOtherAction(string action) =>
        IamErrors.InvalidInput($"Invalid input resource handling options. Action does not support resource handling options: {action}.");

    public static AwsError TooManyResources(int max) => IamErrors.InvalidInput($"ResourceArns can have at most {max} entries.");

    public static AwsError TooMuchWork { get; } = IamErrors.InvalidInput("The policies and the context are too large to be simulated on so many resources.");

    // What is refused is quoted, but not at any length.
    private static string Short(string text) => text.Length <= 1_024 ? text : text[..1_024];
}
