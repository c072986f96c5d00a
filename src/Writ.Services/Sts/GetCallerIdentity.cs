using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts;

[Shape]
public sealed partial class GetCallerIdentityRequest
{
}

[Shape]
public sealed partial class GetCallerIdentityResponse
{
    public string? UserId { get; init; }

    public string? Account { get; init; }

    public string? Arn { get; init; }
}

/// <summary>AWS: STS API Reference, GetCallerIdentity. Succeeds for every authenticated caller, whatever the policies say.</summary>
[Operation(StsService.Name)]
public sealed class GetCallerIdentity : IReadOperation<GetCallerIdentityRequest, GetCallerIdentityResponse>
{
    public static Authorization Authorize(GetCallerIdentityRequest request, Call call) => Authorization.AnyCaller;

    public static Result<GetCallerIdentityResponse> Handle(GetCallerIdentityRequest request, Call call) => new GetCallerIdentityResponse
    {
        UserId = call.Principal.UserId,
        Account = call.Account.ToString(),
        Arn = call.Principal.Arn,
    };
}
