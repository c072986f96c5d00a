using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

[Shape]
public sealed partial class UntagOpenIDConnectProviderRequest
{
    [Length(20, 2048), Names("AWS::IAM::OpenIDConnectProvider")]
    public required string OpenIDConnectProviderArn { get; init; }

    [Length(0, 50), EachLength(1, 128), Pattern(IamPattern.TagKey), ConditionKey(ConditionKeys.TagKeys)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>AWS: IAM API Reference, UntagOpenIDConnectProvider. Keys it does not have are passed over.</summary>
[Operation(IamService.Name)]
public sealed class UntagOpenIDConnectProvider : IWriteOperation<UntagOpenIDConnectProviderRequest, NoResponse>
{
    public static Authorization Authorize(UntagOpenIDConnectProviderRequest request, Call call) => OpenIdConnectProviders.Target(call, request.OpenIDConnectProviderArn);

    public static Result<NoResponse> Handle(UntagOpenIDConnectProviderRequest request, Call call, Draft draft)
    {
        var found = OpenIdConnectProviders.Require(draft.State, request.OpenIDConnectProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.OpenIdConnectProviders, found.Value with { Tags = found.Value.Tags.Without(request.TagKeys, Tagging.OfOthers) });
        return NoResponse.Done;
    }
}
