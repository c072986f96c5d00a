using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.Saml;

[Shape]
public sealed partial class UntagSAMLProviderRequest
{
    [Length(20, 2048), Names("AWS::IAM::SAMLProvider")]
    public required string SAMLProviderArn { get; init; }

    [Length(0, 50), EachLength(1, 128), Pattern(IamPattern.TagKey), ConditionKey(ConditionKeys.TagKeys)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>AWS: IAM API Reference, UntagSAMLProvider. Keys it does not have are passed over.</summary>
[Operation(IamService.Name)]
public sealed class UntagSAMLProvider : IWriteOperation<UntagSAMLProviderRequest, NoResponse>
{
    public static Authorization Authorize(UntagSAMLProviderRequest request, Call call) => SamlProviders.Target(call, request.SAMLProviderArn);

    public static Result<NoResponse> Handle(UntagSAMLProviderRequest request, Call call, Draft draft)
    {
        var found = SamlProviders.Require(draft.State, request.SAMLProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.SamlProviders, found.Value with { Tags = found.Value.Tags.Without(request.TagKeys, Tagging.OfOthers) });
        return NoResponse.Done;
    }
}
