using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Passwords;

[Shape]
public sealed partial class UpdateAccountPasswordPolicyRequest
{
    [Range(6, 128)]
    public int? MinimumPasswordLength { get; init; }

    public bool? RequireSymbols { get; init; }

    public bool? RequireNumbers { get; init; }

    public bool? RequireUppercaseCharacters { get; init; }

    public bool? RequireLowercaseCharacters { get; init; }

    public bool? AllowUsersToChangePassword { get; init; }

    [Range(1, 1095)]
    public int? MaxPasswordAge { get; init; }

    [Range(1, 24)]
    public int? PasswordReusePrevention { get; init; }

    public bool? HardExpiry { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateAccountPasswordPolicy. What is left out gets its default; present passwords stay as they are.</summary>
[Operation(IamService.Name)]
public sealed class UpdateAccountPasswordPolicy : IWriteOperation<UpdateAccountPasswordPolicyRequest, NoResponse>
{
    public static Authorization Authorize(UpdateAccountPasswordPolicyRequest request, Call call) => Authorization.OnEverything;

    public static Result<NoResponse> Handle(UpdateAccountPasswordPolicyRequest request, Call call, Draft draft)
    {
        draft.Put(IamState.PasswordPolicies, new PasswordPolicy
        {
            MinimumPasswordLength = request.MinimumPasswordLength ?? PasswordPolicy.DefaultMinimumLength,
            RequireSymbols = request.RequireSymbols ?? false,
            RequireNumbers = request.RequireNumbers ?? false,
            RequireUppercaseCharacters = request.RequireUppercaseCharacters ?? false,
            RequireLowercaseCharacters = request.RequireLowercaseCharacters ?? false,
            AllowUsersToChangePassword = request.AllowUsersToChangePassword ?? false,
            MaxPasswordAge = request.MaxPasswordAge,
            PasswordReusePrevention = request.PasswordReusePrevention,
            HardExpiry = request.HardExpiry,
        });
        return NoResponse.Done;
    }
}
