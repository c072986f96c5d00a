using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Account;

[Shape]
public sealed partial class DeleteAccountAliasRequest
{
    [Length(3, 63), Pattern(IamPattern.Alias)]
    public required string AccountAlias { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteAccountAlias.</summary>
[Operation(IamService.Name)]
public sealed class DeleteAccountAlias : IWriteOperation<DeleteAccountAliasRequest, NoResponse>
{
    public static Authorization Authorize(DeleteAccountAliasRequest request, Call call) => Authorization.OnEverything;

    public static Result<NoResponse> Handle(DeleteAccountAliasRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Aliases, request.AccountAlias) is not { } alias)
        {
            return IamErrors.NoSuchAlias(request.AccountAlias);
        }

        draft.Remove(IamState.Aliases, alias.Name);
        return NoResponse.Done;
    }
}
