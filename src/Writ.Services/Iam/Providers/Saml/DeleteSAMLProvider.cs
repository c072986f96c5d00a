using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.Saml;

[Shape]
public sealed partial class DeleteSAMLProviderRequest
{
    [Length(20, 2048), Names("AWS::IAM::SAMLProvider")]
    public required string SAMLProviderArn { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteSAMLProvider. Roles that trust it stay as they are.</summary>
[Operation(IamService.Name)]
public sealed class DeleteSAMLProvider : IWriteOperation<DeleteSAMLProviderRequest, NoResponse>
{
    public static Authorization Authorize(DeleteSAMLProviderRequest request, Call call) => SamlProviders.Target(call, request.SAMLProviderArn);

    public static Result<NoResponse> Handle(DeleteSAMLProviderRequest request, Call call, Draft draft)
    {
        var found = SamlProviders.Require(draft.State, request.SAMLProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Remove(IamState.SamlProviders, found.Value.Name);
        return NoResponse.Done;
    }
}
