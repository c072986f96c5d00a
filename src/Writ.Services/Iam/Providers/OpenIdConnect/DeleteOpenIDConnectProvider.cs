using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

[Shape]
public sealed partial class DeleteOpenIDConnectProviderRequest
{
    [Length(20, 2048), Names("AWS::IAM::OpenIDConnectProvider")]
    public required string OpenIDConnectProviderArn { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteOpenIDConnectProvider. AWS refuses one that is not there, although its reference says otherwise. Roles that trust it stay as they are.</summary>
[Operation(IamService.Name)]
public sealed class DeleteOpenIDConnectProvider : IWriteOperation<DeleteOpenIDConnectProviderRequest, NoResponse>
{
    public static Authorization Authorize(DeleteOpenIDConnectProviderRequest request, Call call) => OpenIdConnectProviders.Target(call, request.OpenIDConnectProviderArn);

    public static Result<NoResponse> Handle(DeleteOpenIDConnectProviderRequest request, Call call, Draft draft)
    {
        if (!OpenIdConnectProviders.IsProvider(request.OpenIDConnectProviderArn))
        {
            return OpenIdConnectErrors.InvalidArn(request.OpenIDConnectProviderArn);
        }

        if (OpenIdConnectProviders.Find(draft.State, request.OpenIDConnectProviderArn) is not { } provider)
        {
            return OpenIdConnectErrors.NothingToDelete(request.OpenIDConnectProviderArn);
        }

        draft.Remove(IamState.OpenIdConnectProviders, OpenIdConnectProvider.KeyOf(provider.Url));
        return NoResponse.Done;
    }
}
