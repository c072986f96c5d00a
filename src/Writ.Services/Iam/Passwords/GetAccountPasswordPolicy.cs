using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Passwords;

[Shape]
public sealed partial class GetAccountPasswordPolicyRequest
{
}

[Shape]
public sealed partial class GetAccountPasswordPolicyResponse
{
    public required PasswordPolicyShape PasswordPolicy { get; init; }
}

/// <summary>AWS: IAM API Reference, GetAccountPasswordPolicy. The default policy is not shown, as on AWS.</summary>
[Operation(IamService.Name)]
public sealed class GetAccountPasswordPolicy : IReadOperation<GetAccountPasswordPolicyRequest, GetAccountPasswordPolicyResponse>
{
    public static Authorization Authorize(GetAccountPasswordPolicyRequest request, Call call) => Authorization.OnEverything;

    public static Result<GetAccountPasswordPolicyResponse> Handle(GetAccountPasswordPolicyRequest request, Call call) =>
        PasswordPolicy.Of(call.State) is { } policy
            ? new GetAccountPasswordPolicyResponse { PasswordPolicy = PasswordPolicyShape.Of(policy) }
            : PasswordErrors.NoPasswordPolicy(call.Account.ToString());
}
