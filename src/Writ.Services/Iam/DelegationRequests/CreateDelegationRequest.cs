using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.DelegationRequests;

[Shape]
public sealed partial class CreateDelegationRequestRequest
{
    [Pattern(@"\d{12}")]
    public string? OwnerAccountId { get; init; }

    [Length(0, 1000), Pattern(IamPattern.RoleDescription)]
    public required string Description { get; init; }

    public required DelegationPermissionShape Permissions { get; init; }

    [Length(0, 200), Pattern(IamPattern.RoleDescription)]
    public string? RequestMessage { get; init; }

    [Length(5, 400), Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]+")]
    public required string RequestorWorkflowId { get; init; }

    [Length(1, 255), Pattern(@"^http(s?)://[a-zA-Z0-9._/-]*(\?[a-zA-Z0-9._=&-]*)?(#[a-zA-Z0-9._/-]*)?$")]
    public string? RedirectUrl { get; init; }

    [Length(2, 400), Pattern(@"^[a-zA-Z0-9:_.-]+$"), ConditionKey("iam:NotificationChannel")]
    public required string NotificationChannel { get; init; }

    [Range(300, 43200), ConditionKey("iam:DelegationDuration")]
    public required int SessionDuration { get; init; }

    public bool? OnlySendByOwner { get; init; }
}

[Shape]
public sealed partial class CreateDelegationRequestResponse
{
    public string? ConsoleDeepLink { get; init; }

    public string? DelegationRequestId { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, CreateDelegationRequest. Who may ask is for iam:CreateDelegationRequest to say, with iam:TemplateArn, in place of
/// AWS's onboarding; nothing comes of a request before somebody of the other account accepts it.
/// </summary>
[Operation(IamService.Name)]
public sealed class CreateDelegationRequest : IWriteOperation<CreateDelegationRequestRequest, CreateDelegationRequestResponse>
{
    private const int MaxRequestorName = 30;

    public static Authorization Authorize(CreateDelegationRequestRequest request, Call call) =>
        DelegationTarget.New(call, request.Permissions?.PolicyTemplateArn); // absent when the request lacks it

    public static Result<CreateDelegationRequestResponse> Handle(CreateDelegationRequestRequest request, Call call, Draft draft)
    {
        var policy = PolicyTemplate.Fill(request.Permissions, draft.State);
        if ((CheckChannel(request.NotificationChannel, call.Account) ?? policy.Error) is { } error)
        {
            return error;
        }

        if (draft.State.FoundBy(IamState.DelegationRequests, DelegationRequest.OfWorkflow(request.RequestorWorkflowId)).Any())
        {
            return DelegationErrors.WorkflowExists(request.RequestorWorkflowId);
        }

        Forget(draft, call.Now);
        if (draft.State.All(IamState.DelegationRequests).Values.Count(open => open.IsOpenAt(call.Now)) >= IamQuota.OpenDelegationRequests)
        {
            return IamErrors.QuotaExceeded("OpenDelegationRequestsPerAccount", IamQuota.OpenDelegationRequests);
        }

        if (draft.State.All(IamState.DelegationRequests).Count >= IamQuota.DelegationRequests)
        {
            return IamErrors.QuotaExceeded("DelegationRequestsPerAccount", IamQuota.DelegationRequests);
        }

        var asked = Of(request, policy.Value, call, draft.State);
        draft.Put(IamState.DelegationRequests, asked);
        return new CreateDelegationRequestResponse { DelegationRequestId = asked.Id };
    }

    private static DelegationRequest Of(CreateDelegationRequestRequest request, FilledTemplate policy, Call call, AccountState state) => new()
    {
        Id = DelegationRequestId.New(call.Ids, call.Account),
        RequestorId = call.Account.ToString(),
        RequestorName = state.All(IamState.Aliases).Values.Select(alias => alias.Name).FirstOrDefault(name => name.Length <= MaxRequestorName),
        RequestorWorkflowId = request.RequestorWorkflowId,
        OwnerAccountId = request.OwnerAccountId,
        Description = request.Description,
        RequestMessage = request.RequestMessage,
        PolicyTemplateArn = policy.TemplateArn,
        Parameters = policy.Parameters,
        PermissionPolicy = policy.Policy,
        RedirectUrl = request.RedirectUrl,
        NotificationChannel = request.NotificationChannel,
        SessionDuration = request.SessionDuration,
        OnlySendByOwner = request.OnlySendByOwner == true,
        CreateDate = call.Now,
        UpdatedTime = call.Now,
    };

    private static AwsError? CheckChannel(string channel, AccountId account) =>
        Arn.TryParse(channel, out var arn) && arn is { Service: "sns", Region.Length: > 0 } && arn.Account == account.ToString() && !arn.Resource.Contains(':', StringComparison.Ordinal)
            ? null
            : DelegationErrors.ChannelIsNoTopic;

    private static void Forget(Draft draft, DateTimeOffset now)
    {
        foreach (var old in draft.State.All(IamState.DelegationRequests).Values.Where(old => old.IsForgottenAt(now)).ToList())
        {
            draft.Remove(IamState.DelegationRequests, old.Id);
        }
    }
}
