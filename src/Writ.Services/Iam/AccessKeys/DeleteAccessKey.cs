using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.AccessKeys;

[Shape]
public sealed partial class DeleteAccessKeyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(16, 128), Pattern(IamPattern.Id), Names("AWS::IAM::AccessKey")]
    public required string AccessKeyId { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteAccessKey. A key may delete itself.</summary>
[Operation(IamService.Name)]
public sealed class DeleteAccessKey : IWriteOperation<DeleteAccessKeyRequest, NoResponse>
{
    public static Authorization Authorize(DeleteAccessKeyRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(DeleteAccessKeyRequest request, Call call, Draft draft)
    {
        var found = AccessKey.Find(request.UserName, request.AccessKeyId, call, draft.State);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Remove(IamState.AccessKeys, found.Value.Id);
        return NoResponse.Done;
    }
}
