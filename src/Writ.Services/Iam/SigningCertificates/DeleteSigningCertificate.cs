using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.SigningCertificates;

[Shape]
public sealed partial class DeleteSigningCertificateRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(24, 128), Pattern(IamPattern.Id), Names("AWS::IAM::SigningCertificate")]
    public required string CertificateId { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteSigningCertificate. Whether it is active or not.</summary>
[Operation(IamService.Name)]
public sealed class DeleteSigningCertificate : IWriteOperation<DeleteSigningCertificateRequest, NoResponse>
{
    public static Authorization Authorize(DeleteSigningCertificateRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(DeleteSigningCertificateRequest request, Call call, Draft draft)
    {
        var found = SigningCertificate.Find(request.UserName, request.CertificateId, call, draft.State);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Remove(IamState.SigningCertificates, found.Value.Id);
        return NoResponse.Done;
    }
}
