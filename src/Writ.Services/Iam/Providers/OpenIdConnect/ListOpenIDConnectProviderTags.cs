using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

[Shape]
public sealed partial class ListOpenIDConnectProviderTagsRequest
{
    [Length(20, 2048), Names("AWS::IAM::OpenIDConnectProvider")]
    public required string OpenIDConnectProviderArn { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListOpenIDConnectProviderTagsResponse
{
    public required IReadOnlyList<TagShape> Tags { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListOpenIDConnectProviderTags.</summary>
[Operation(IamService.Name)]
public sealed class ListOpenIDConnectProviderTags : IReadOperation<ListOpenIDConnectProviderTagsRequest, ListOpenIDConnectProviderTagsResponse>
{
    public static Authorization Authorize(ListOpenIDConnectProviderTagsRequest request, Call call) => OpenIdConnectProviders.Target(call, request.OpenIDConnectProviderArn);

    public static Result<ListOpenIDConnectProviderTagsResponse> Handle(ListOpenIDConnectProviderTagsRequest request, Call call)
    {
        var found = OpenIdConnectProviders.Require(call.State, request.OpenIDConnectProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, found.Value.Tags, tag => tag.Key);
        return page.Error is { } invalid ? invalid : new ListOpenIDConnectProviderTagsResponse
        {
            Tags = Tagging.ShowAll(page.Value.Items),
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
