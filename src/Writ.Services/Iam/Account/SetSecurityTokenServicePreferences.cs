using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Account;

[Shape]
public sealed partial class SetSecurityTokenServicePreferencesRequest
{
    [OneOf("v1Token", "v2Token")]
    public required string GlobalEndpointTokenVersion { get; init; }
}

/// <summary>AWS: IAM API Reference, SetSecurityTokenServicePreferences. Every token is valid in all regions here, as AWS's version 2 is.</summary>
[Operation(IamService.Name)]
public sealed class SetSecurityTokenServicePreferences : IWriteOperation<SetSecurityTokenServicePreferencesRequest, NoResponse>
{
    public static Authorization Authorize(SetSecurityTokenServicePreferencesRequest request, Call call) => Authorization.OnEverything;

    public static Result<NoResponse> Handle(SetSecurityTokenServicePreferencesRequest request, Call call, Draft draft)
    {
        draft.Put(IamState.TokenPreferences, new TokenPreferences { GlobalEndpointTokenVersion = request.GlobalEndpointTokenVersion == "v2Token" ? 2 : 1 });
        return NoResponse.Done;
    }
}
