using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

[Shape]
public sealed partial class UpdateOpenIDConnectProviderThumbprintRequest
{
    [Length(20, 2048), Names("AWS::IAM::OpenIDConnectProvider")]
    public required string OpenIDConnectProviderArn { get; init; }

    [EachLength(40, 40)]
    public required IReadOnlyList<string> ThumbprintList { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateOpenIDConnectProviderThumbprint. The list takes the place of the old one.</summary>
[Operation(IamService.Name)]
public sealed class UpdateOpenIDConnectProviderThumbprint : IWriteOperation<UpdateOpenIDConnectProviderThumbprintRequest, NoResponse>
{
    public static Authorization Authorize(UpdateOpenIDConnectProviderThumbprintRequest request, Call call) => OpenIdConnectProviders.Target(call, request.OpenIDConnectProviderArn);

    public static Result<NoResponse> Handle(UpdateOpenIDConnectProviderThumbprintRequest request, Call call, Draft draft)
    {
        var found = OpenIdConnectProviders.Require(draft.State, request.OpenIDConnectProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        var thumbprints = Thumbprints.Check(request.ThumbprintList);
        if (thumbprints.Error is { } invalid)
        {
            return invalid;
        }

        draft.Put(IamState.OpenIdConnectProviders, found.Value with { Thumbprints = thumbprints.Value });
        return NoResponse.Done;
    }
}
