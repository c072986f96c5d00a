using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Passwords;

[Shape]
public sealed partial class DeleteAccountPasswordPolicyRequest
{
}

/// <summary>AWS: IAM API Reference, DeleteAccountPasswordPolicy. AWS's default policy holds again.</summary>
[Operation(IamService.Name)]
public sealed class DeleteAccountPasswordPolicy : IWriteOperation<DeleteAccountPasswordPolicyRequest, NoResponse>
{
    public static Authorization Authorize(DeleteAccountPasswordPolicyRequest request, Call call) => Authorization.OnEverything;

    public static Result<NoResponse> Handle(DeleteAccountPasswordPolicyRequest request, Call call, Draft draft)
    {
        if (PasswordPolicy.Of(draft.State) is null)
        {
            return PasswordErrors.NoAccountPolicy;
        }

        draft.Remove(IamState.PasswordPolicies, PasswordPolicy.Key);
        return NoResponse.Done;
    }
}
