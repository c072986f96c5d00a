using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServerCertificates;

[Shape]
public sealed partial class UntagServerCertificateRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::ServerCertificate")]
    public required string ServerCertificateName { get; init; }

    [Length(0, 50), EachLength(1, 128), Pattern(IamPattern.TagKey), ConditionKey(ConditionKeys.TagKeys)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>AWS: IAM API Reference, UntagServerCertificate. Keys that are not there are passed over.</summary>
[Operation(IamService.Name)]
public sealed class UntagServerCertificate : IWriteOperation<UntagServerCertificateRequest, NoResponse>
{
    public static Authorization Authorize(UntagServerCertificateRequest request, Call call) => ServerCertificateTarget.Named(call, request.ServerCertificateName);

    public static Result<NoResponse> Handle(UntagServerCertificateRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.ServerCertificates, request.ServerCertificateName) is not { } certificate)
        {
            return ServerCertificateErrors.NotFound(request.ServerCertificateName);
        }

        draft.Put(IamState.ServerCertificates, certificate with { Tags = certificate.Tags.Without(request.TagKeys, Tagging.OfOthers) });
        return NoResponse.Done;
    }
}
