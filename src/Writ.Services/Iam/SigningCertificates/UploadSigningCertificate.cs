using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.SigningCertificates;

[Shape]
public sealed partial class UploadSigningCertificateRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(1, 16384), Pattern(IamPattern.PolicyDocument)]
    public required string CertificateBody { get; init; }
}

[Shape]
public sealed partial class UploadSigningCertificateResponse
{
    public required SigningCertificateShape Certificate { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, UploadSigningCertificate. Without a name the certificate is for the caller, who may be root. A certificate
/// can be there once in an account, whoever has it.
/// </summary>
[Operation(IamService.Name)]
public sealed class UploadSigningCertificate : IPreparedWriteOperation<UploadSigningCertificateRequest, UploadSigningCertificateResponse, ParsedCertificate>
{
    public static Authorization Authorize(UploadSigningCertificateRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static ValueTask<Result<ParsedCertificate>> PrepareAsync(UploadSigningCertificateRequest request, Call call, CancellationToken cancellation)
    {
        var owner = CredentialOwner.Find(request.UserName, call, call.State);
        return new(owner.Error is { } unknown ? unknown : ParsedCertificate.Read(request.CertificateBody, call.Now));
    }

    public static Result<UploadSigningCertificateResponse> Handle(UploadSigningCertificateRequest request, Call call, Draft draft, ParsedCertificate prepared)
    {
        var owner = CredentialOwner.Find(request.UserName, call, draft.State);
        if (owner.Error is { } unknown)
        {
            return unknown;
        }

        if (draft.State.FoundBy(IamState.SigningCertificates, SigningCertificate.IndexOf(prepared.Fingerprint)).Any())
        {
            return SigningCertificateErrors.Duplicate;
        }

        if (SigningCertificate.OfOwner(draft.State, owner.Value).Count() >= IamQuota.SigningCertificatesPerUser)
        {
            return IamErrors.QuotaExceeded("CertificatesPerUser", IamQuota.SigningCertificatesPerUser);
        }

        var certificate = new SigningCertificate
        {
            Id = call.Ids.CertificateId(),
            UserName = owner.Value.UserName,
            Body = prepared.Body,
            Fingerprint = prepared.Fingerprint,
            UploadDate = call.Now,
        };
        draft.Put(IamState.SigningCertificates, certificate);
        return new UploadSigningCertificateResponse { Certificate = SigningCertificateShape.Of(certificate) };
    }
}
