using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServerCertificates;

[Shape]
public sealed partial class GetServerCertificateRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::ServerCertificate")]
    public required string ServerCertificateName { get; init; }
}

[Shape]
public sealed partial class GetServerCertificateResponse
{
    public required ServerCertificateShape ServerCertificate { get; init; }
}

/// <summary>AWS: IAM API Reference, GetServerCertificate.</summary>
[Operation(IamService.Name)]
public sealed class GetServerCertificate : IReadOperation<GetServerCertificateRequest, GetServerCertificateResponse>
{
    public static Authorization Authorize(GetServerCertificateRequest request, Call call) => ServerCertificateTarget.Named(call, request.ServerCertificateName);

    public static Result<GetServerCertificateResponse> Handle(GetServerCertificateRequest request, Call call)
    {
        return call.State.Get(IamState.ServerCertificates, request.ServerCertificateName) is { } certificate
            ? new GetServerCertificateResponse { ServerCertificate = ServerCertificateShape.Of(certificate, call.Account) }
            : ServerCertificateErrors.NotFound(request.ServerCertificateName);
    }
}
