using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServerCertificates;

[Shape]
public sealed partial class UpdateServerCertificateRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::ServerCertificate")]
    public required string ServerCertificateName { get; init; }

    [Length(1, 512), Pattern(IamPattern.Path)]
    public string? NewPath { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::ServerCertificate")]
    public string? NewServerCertificateName { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateServerCertificate. The certificate keeps its id, for which its key is sealed.</summary>
[Operation(IamService.Name)]
public sealed class UpdateServerCertificate : IWriteOperation<UpdateServerCertificateRequest, NoResponse>
{
    public static Authorization Authorize(UpdateServerCertificateRequest request, Call call) =>
        ServerCertificateTarget.Move(call, request.ServerCertificateName, request.NewPath, request.NewServerCertificateName);

    public static Result<NoResponse> Handle(UpdateServerCertificateRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.ServerCertificates, request.ServerCertificateName) is not { } certificate)
        {
            return ServerCertificateErrors.NotFound(request.ServerCertificateName);
        }

        // Its own name is not taken: clients send it along with a new path, and its case may change.
        if (request.NewServerCertificateName is { } name && draft.Get(IamState.ServerCertificates, name) is { } namesake && namesake.Id != certificate.Id)
        {
            return ServerCertificateErrors.Exists(name);
        }

        draft.Remove(IamState.ServerCertificates, certificate.Name);
        draft.Put(IamState.ServerCertificates, certificate with
        {
            Name = request.NewServerCertificateName ?? certificate.Name,
            Path = request.NewPath ?? certificate.Path,
        });
        return NoResponse.Done;
    }
}
