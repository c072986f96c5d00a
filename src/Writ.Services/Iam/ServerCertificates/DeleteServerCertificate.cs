using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServerCertificates;

[Shape]
public sealed partial class DeleteServerCertificateRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::ServerCertificate")]
    public required string ServerCertificateName { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteServerCertificate.</summary>
[Operation(IamService.Name)]
public sealed class DeleteServerCertificate : IWriteOperation<DeleteServerCertificateRequest, NoResponse>
{
    public static Authorization Authorize(DeleteServerCertificateRequest request, Call call) => ServerCertificateTarget.Named(call, request.ServerCertificateName);

    public static Result<NoResponse> Handle(DeleteServerCertificateRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.ServerCertificates, request.ServerCertificateName) is not { } certificate)
        {
            return ServerCertificateErrors.NotFound(request.ServerCertificateName);
        }

        draft.Remove(IamState.ServerCertificates, certificate.Name);
        return NoResponse.Done;
    }
}
