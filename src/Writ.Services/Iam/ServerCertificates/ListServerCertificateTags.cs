using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServerCertificates;

[Shape]
public sealed partial class ListServerCertificateTagsRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::ServerCertificate")]
    public required string ServerCertificateName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListServerCertificateTagsResponse
{
    public required IReadOnlyList<TagShape> Tags { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListServerCertificateTags.</summary>
[Operation(IamService.Name)]
public sealed class ListServerCertificateTags : IReadOperation<ListServerCertificateTagsRequest, ListServerCertificateTagsResponse>
{
    public static Authorization Authorize(ListServerCertificateTagsRequest request, Call call) => ServerCertificateTarget.Named(call, request.ServerCertificateName);

    public static Result<ListServerCertificateTagsResponse> Handle(ListServerCertificateTagsRequest request, Call call)
    {
        if (call.State.Get(IamState.ServerCertificates, request.ServerCertificateName) is not { } certificate)
        {
            return ServerCertificateErrors.NotFound(request.ServerCertificateName);
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, certificate.Tags, tag => tag.Key);
        return page.Error is { } error ? error : new ListServerCertificateTagsResponse
        {
            Tags = Tagging.ShowAll(page.Value.Items),
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
