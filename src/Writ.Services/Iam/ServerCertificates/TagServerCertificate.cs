using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServerCertificates;

[Shape]
public sealed partial class TagServerCertificateRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::ServerCertificate")]
    public required string ServerCertificateName { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public required IReadOnlyList<TagShape> Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, TagServerCertificate.</summary>
[Operation(IamService.Name)]
public sealed class TagServerCertificate : IWriteOperation<TagServerCertificateRequest, NoResponse>
{
    public static Authorization Authorize(TagServerCertificateRequest request, Call call) => ServerCertificateTarget.Named(call, request.ServerCertificateName);

    public static Result<NoResponse> Handle(TagServerCertificateRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.ServerCertificates, request.ServerCertificateName) is not { } certificate)
        {
            return ServerCertificateErrors.NotFound(request.ServerCertificateName);
        }

        var tags = Tagging.Set(certificate.Tags, request.Tags, Tagging.OfOthers);
        if (tags.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.ServerCertificates, certificate with { Tags = tags.Value });
        return NoResponse.Done;
    }
}
