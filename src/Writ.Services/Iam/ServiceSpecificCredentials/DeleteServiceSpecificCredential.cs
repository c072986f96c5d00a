using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServiceSpecificCredentials;

[Shape]
public sealed partial class DeleteServiceSpecificCredentialRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(20, 128), Pattern(IamPattern.Id)]
    public required string ServiceSpecificCredentialId { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteServiceSpecificCredential. Whatever its status.</summary>
[Operation(IamService.Name)]
public sealed class DeleteServiceSpecificCredential : IWriteOperation<DeleteServiceSpecificCredentialRequest, NoResponse>
{
    public static Authorization Authorize(DeleteServiceSpecificCredentialRequest request, Call call) =>
        ServiceSpecificCredentialTarget.Named(call, request.UserName, request.ServiceSpecificCredentialId);

    public static Result<NoResponse> Handle(DeleteServiceSpecificCredentialRequest request, Call call, Draft draft)
    {
        var found = ServiceSpecificCredential.Find(request.UserName, request.ServiceSpecificCredentialId, call, draft.State);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Remove(IamState.ServiceSpecificCredentials, found.Value.Id);
        return NoResponse.Done;
    }
}
