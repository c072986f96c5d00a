using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

[Shape]
public sealed partial class AddClientIDToOpenIDConnectProviderRequest
{
    [Length(20, 2048), Names("AWS::IAM::OpenIDConnectProvider")]
    public required string OpenIDConnectProviderArn { get; init; }

    [Length(1, 255)]
    public required string ClientID { get; init; }
}

/// <summary>AWS: IAM API Reference, AddClientIDToOpenIDConnectProvider. An id that is there already is no error.</summary>
[Operation(IamService.Name)]
public sealed class AddClientIDToOpenIDConnectProvider : IWriteOperation<AddClientIDToOpenIDConnectProviderRequest, NoResponse>
{
    public static Authorization Authorize(AddClientIDToOpenIDConnectProviderRequest request, Call call) => OpenIdConnectProviders.Target(call, request.OpenIDConnectProviderArn);

    public static Result<NoResponse> Handle(AddClientIDToOpenIDConnectProviderRequest request, Call call, Draft draft)
    {
        var found = OpenIdConnectProviders.Require(draft.State, request.OpenIDConnectProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        var provider = found.Value;
        if (provider.ClientIds.Contains(request.ClientID, StringComparer.Ordinal))
        {
            return NoResponse.Done;
        }

        if (provider.ClientIds.Count >= IamQuota.ClientIdsPerOpenIdConnectProvider)
        {
            return OpenIdConnectErrors.TooManyClientIds;
        }

        draft.Put(IamState.OpenIdConnectProviders, provider with { ClientIds = [.. provider.ClientIds, request.ClientID] });
        return NoResponse.Done;
    }
}
