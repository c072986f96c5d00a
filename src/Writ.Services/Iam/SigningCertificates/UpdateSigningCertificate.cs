using Writ.Kernel.State;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.SigningCertificates;

[Shape]
public sealed partial class UpdateSigningCertificateRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(24, 128), Pattern(IamPattern.Id), Names("AWS::IAM::SigningCertificate")]
    public required string CertificateId { get; init; }

    [OneOf("Active", "Inactive", "Expired")]
    public required string Status { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateSigningCertificate.</summary>
[Operation(IamService.Name)]
public sealed class UpdateSigningCertificate : IWriteOperation<UpdateSigningCertificateRequest, NoResponse>
{
    public static Authorization Authorize(UpdateSigningCertificateRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(UpdateSigningCertificateRequest request, Call call, Draft draft)
    {
        // The model lists Expired because answers may show it; it is nothing that one sets.
        if (request.Status is not (AccessKey.Active or AccessKey.Inactive))
        {
            return IamErrors.UnsettableStatus;
        }

        var found = SigningCertificate.Find(request.UserName, request.CertificateId, call, draft.State);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.SigningCertificates, found.Value with { IsActive = request.Status == AccessKey.Active });
        return NoResponse.Done;
    }
}
