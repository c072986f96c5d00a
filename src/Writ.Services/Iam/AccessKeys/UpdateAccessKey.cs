using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.AccessKeys;

[Shape]
public sealed partial class UpdateAccessKeyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(16, 128), Pattern(IamPattern.Id), Names("AWS::IAM::AccessKey")]
    public required string AccessKeyId { get; init; }

    [OneOf("Active", "Inactive", "Expired")]
    public required string Status { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateAccessKey. An inactive key signs nothing from the next request on.</summary>
[Operation(IamService.Name)]
public sealed class UpdateAccessKey : IWriteOperation<UpdateAccessKeyRequest, NoResponse>
{
    public static Authorization Authorize(UpdateAccessKeyRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(UpdateAccessKeyRequest request, Call call, Draft draft)
    {
        // The model lists Expired because answers may show it; it is nothing that one sets.
        if (request.Status is not (AccessKey.Active or AccessKey.Inactive))
        {
            return IamErrors.UnsettableStatus;
        }

        var found = AccessKey.Find(request.UserName, request.AccessKeyId, call, draft.State);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.AccessKeys, found.Value with { IsActive = request.Status == AccessKey.Active });
        return NoResponse.Done;
    }
}
