using Writ.Kernel.State;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServiceSpecificCredentials;

[Shape]
public sealed partial class UpdateServiceSpecificCredentialRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(20, 128), Pattern(IamPattern.Id)]
    public required string ServiceSpecificCredentialId { get; init; }

    [OneOf("Active", "Inactive", "Expired")]
    public required string Status { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateServiceSpecificCredential. What has expired stays so.</summary>
[Operation(IamService.Name)]
public sealed class UpdateServiceSpecificCredential : IWriteOperation<UpdateServiceSpecificCredentialRequest, NoResponse>
{
    public static Authorization Authorize(UpdateServiceSpecificCredentialRequest request, Call call) =>
        ServiceSpecificCredentialTarget.Named(call, request.UserName, request.ServiceSpecificCredentialId);

    public static Result<NoResponse> Handle(UpdateServiceSpecificCredentialRequest request, Call call, Draft draft)
    {
        // The model lists Expired because answers may show it; it is nothing that one sets.
        if (request.Status is not (AccessKey.Active or AccessKey.Inactive))
        {
            return IamErrors.UnsettableStatus;
        }

        var found = ServiceSpecificCredential.Find(request.UserName, request.ServiceSpecificCredentialId, call, draft.State);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.ServiceSpecificCredentials, found.Value with { IsActive = request.Status == AccessKey.Active });
        return NoResponse.Done;
    }
}
