using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServiceSpecificCredentials;

[Shape]
public sealed partial class ResetServiceSpecificCredentialRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(20, 128), Pattern(IamPattern.Id)]
    public required string ServiceSpecificCredentialId { get; init; }
}

[Shape]
public sealed partial class ResetServiceSpecificCredentialResponse
{
    public ServiceSpecificCredentialShape? ServiceSpecificCredential { get; init; }
}

/// <summary>AWS: IAM API Reference, ResetServiceSpecificCredential. The old secret opens nothing from now on; name, status and expiration stay.</summary>
[Operation(IamService.Name)]
public sealed class ResetServiceSpecificCredential : IWriteOperation<ResetServiceSpecificCredentialRequest, ResetServiceSpecificCredentialResponse>
{
    public static Authorization Authorize(ResetServiceSpecificCredentialRequest request, Call call) =>
        ServiceSpecificCredentialTarget.Named(call, request.UserName, request.ServiceSpecificCredentialId);

    public static Result<ResetServiceSpecificCredentialResponse> Handle(ResetServiceSpecificCredentialRequest request, Call call, Draft draft)
    {
        var found = ServiceSpecificCredential.Find(request.UserName, request.ServiceSpecificCredentialId, call, draft.State);
        if (found.Error is { } error)
        {
            return error;
        }

        var service = CredentialService.Find(found.Value.ServiceName);
        if (service.Error is { } unknown)
        {
            return unknown;
        }

        var secret = ServiceSecret.New(service.Value, found.Value.ServiceUserName, call.Ids);
        var credential = found.Value with { SecretDigest = secret.Digest() };
        draft.Put(IamState.ServiceSpecificCredentials, credential);
        return new ResetServiceSpecificCredentialResponse { ServiceSpecificCredential = ServiceSpecificCredentialShape.Of(credential, service.Value, secret, call.Now) };
    }
}
