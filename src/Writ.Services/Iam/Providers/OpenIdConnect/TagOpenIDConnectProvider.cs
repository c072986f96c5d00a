using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

[Shape]
public sealed partial class TagOpenIDConnectProviderRequest
{
    [Length(20, 2048), Names("AWS::IAM::OpenIDConnectProvider")]
    public required string OpenIDConnectProviderArn { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public required IReadOnlyList<TagShape> Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, TagOpenIDConnectProvider.</summary>
[Operation(IamService.Name)]
public sealed class TagOpenIDConnectProvider : IWriteOperation<TagOpenIDConnectProviderRequest, NoResponse>
{
    public static Authorization Authorize(TagOpenIDConnectProviderRequest request, Call call) => OpenIdConnectProviders.Target(call, request.OpenIDConnectProviderArn);

    public static Result<NoResponse> Handle(TagOpenIDConnectProviderRequest request, Call call, Draft draft)
    {
        var found = OpenIdConnectProviders.Require(draft.State, request.OpenIDConnectProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        var tags = Tagging.Set(found.Value.Tags, request.Tags, Tagging.OfOthers);
        if (tags.Error is { } refused)
        {
            return refused;
        }

        draft.Put(IamState.OpenIdConnectProviders, found.Value with { Tags = tags.Value });
        return NoResponse.Done;
    }
}
