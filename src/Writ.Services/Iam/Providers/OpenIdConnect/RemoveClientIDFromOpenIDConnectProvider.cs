using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

[Shape]
public sealed partial class RemoveClientIDFromOpenIDConnectProviderRequest
{
    [Length(20, 2048), Names("AWS::IAM::OpenIDConnectProvider")]
    public required string OpenIDConnectProviderArn { get; init; }

    [Length(1, 255)]
    public required string ClientID { get; init; }
}

/// <summary>AWS: IAM API Reference, RemoveClientIDFromOpenIDConnectProvider. An id that is not there is no error.</summary>
[Operation(IamService.Name)]
public sealed class RemoveClientIDFromOpenIDConnectProvider : IWriteOperation<RemoveClientIDFromOpenIDConnectProviderRequest, NoResponse>
{
    public static Authorization Authorize(RemoveClientIDFromOpenIDConnectProviderRequest request, Call call) => OpenIdConnectProviders.Target(call, request.OpenIDConnectProviderArn);

    public static Result<NoResponse> Handle(RemoveClientIDFromOpenIDConnectProviderRequest request, Call call, Draft draft)
    {
        var found = OpenIdConnectProviders.Require(draft.State, request.OpenIDConnectProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        string[] left = [.. found.Value.ClientIds.Where(id => id != request.ClientID)];
        if (left.Length < found.Value.ClientIds.Count)
        {
            draft.Put(IamState.OpenIdConnectProviders, found.Value with { ClientIds = left });
        }

        return NoResponse.Done;
    }
}
