using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.Saml;

[Shape]
public sealed partial class TagSAMLProviderRequest
{
    [Length(20, 2048), Names("AWS::IAM::SAMLProvider")]
    public required string SAMLProviderArn { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public required IReadOnlyList<TagShape> Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, TagSAMLProvider.</summary>
[Operation(IamService.Name)]
public sealed class TagSAMLProvider : IWriteOperation<TagSAMLProviderRequest, NoResponse>
{
    public static Authorization Authorize(TagSAMLProviderRequest request, Call call) => SamlProviders.Target(call, request.SAMLProviderArn);

    public static Result<NoResponse> Handle(TagSAMLProviderRequest request, Call call, Draft draft)
    {
        var found = SamlProviders.Require(draft.State, request.SAMLProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        var tags = Tagging.Set(found.Value.Tags, request.Tags, Tagging.OfOthers);
        if (tags.Error is { } refused)
        {
            return refused;
        }

        draft.Put(IamState.SamlProviders, found.Value with { Tags = tags.Value });
        return NoResponse.Done;
    }
}
