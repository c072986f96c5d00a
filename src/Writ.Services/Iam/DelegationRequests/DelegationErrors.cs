using Writ.Wire.Errors;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>Refusals about delegation requests. Codes and statuses are the model's; AWS does not document the sentences.</summary>
internal static class DelegationErrors
{
    public static AwsError ChannelIsNoTopic { get; } = IamErrors.InvalidInput("NotificationChannel must be the ARN of an Amazon SNS topic in the account of the caller.");

    public static AwsError NoTemplate { get; } = IamErrors.InvalidInput("Permissions must name a policy template by PolicyTemplateArn.");

    public static AwsError RootDurationExceeded { get; } =
        new("AccessDenied", "The root user can only accept delegation requests with a session duration of 4 hours or less.", 403);

    public static AwsError NoSuchRequest(string id) => IamErrors.NoSuchEntity($"The delegation request with id {id} cannot be found.");

    public static AwsError NoSuchTemplate(string arn) => IamErrors.InvalidInput($"The policy template {arn} does not exist or is not the caller's.");

    public static AwsError BadParameter(string problem) => IamErrors.InvalidInput($"The parameters do not fit the policy template: {problem}");

    public static AwsError BadPolicy(string problem) => IamErrors.InvalidInput($"The policy template and its parameters do not make a valid policy: {problem}");

    public static AwsError PolicyTooLong(int max) => IamErrors.InvalidInput($"The policy of a delegation request cannot be longer than {max} characters.");

    public static AwsError WorkflowExists(string id) => IamErrors.EntityAlreadyExists($"A delegation request with requestor workflow id {id} already exists.");

    public static AwsError WrongState(string id, DelegationState state) =>
        IamErrors.InvalidInput($"The operation is not allowed for delegation request {id} in state {DelegationWords.Of(state)}.");

    /// <summary>AcceptDelegationRequest, whose model has no InvalidInput.</summary>
    public static AwsError Moved(string id, DelegationState state) =>
        new("ConcurrentModification", $"The delegation request {id} cannot be accepted: its state is {DelegationWords.Of(state)}.", 409);

    public static AwsError OnlyOwnerSends(string caller, string resource) =>
        new("AccessDenied", $"User: {caller} is not authorized to perform: iam:SendDelegationToken on resource: {resource} because only the owner of the request may send its token", 403);

    public static AwsError NotSummarizable(string arn) => IamErrors.InvalidInput($"{arn} is not the ARN of a delegation request.");
}

/// <summary>The states as the wire has them.</summary>
internal static class DelegationWords
{
    public static string Of(DelegationState state) => state switch
    {
        DelegationState.Unassigned => "UNASSIGNED",
        DelegationState.Assigned => "ASSIGNED",
        DelegationState.PendingApproval => "PENDING_APPROVAL",
        DelegationState.Accepted => "ACCEPTED",
        DelegationState.Finalized => "FINALIZED",
        DelegationState.Rejected => "REJECTED",
        _ => "EXPIRED",
    };
}
