using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.Saml;

[Shape]
public sealed partial class ListSAMLProviderTagsRequest
{
    [Length(20, 2048), Names("AWS::IAM::SAMLProvider")]
    public required string SAMLProviderArn { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListSAMLProviderTagsResponse
{
    public required IReadOnlyList<TagShape> Tags { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListSAMLProviderTags.</summary>
[Operation(IamService.Name)]
public sealed class ListSAMLProviderTags : IReadOperation<ListSAMLProviderTagsRequest, ListSAMLProviderTagsResponse>
{
    public static Authorization Authorize(ListSAMLProviderTagsRequest request, Call call) => SamlProviders.Target(call, request.SAMLProviderArn);

    public static Result<ListSAMLProviderTagsResponse> Handle(ListSAMLProviderTagsRequest request, Call call)
    {
        var found = SamlProviders.Require(call.State, request.SAMLProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, found.Value.Tags, tag => tag.Key);
        return page.Error is { } invalid ? invalid : new ListSAMLProviderTagsResponse
        {
            Tags = Tagging.ShowAll(page.Value.Items),
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
