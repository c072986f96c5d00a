using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Account;

[Shape]
public sealed partial class CreateAccountAliasRequest
{
    [Length(3, 63), Pattern(IamPattern.Alias)]
    public required string AccountAlias { get; init; }
}

/// <summary>AWS: IAM API Reference, CreateAccountAlias. An account has one alias: another takes its place.</summary>
[Operation(IamService.Name)]
public sealed class CreateAccountAlias : IWriteOperation<CreateAccountAliasRequest, NoResponse>
{
    public static Authorization Authorize(CreateAccountAliasRequest request, Call call) => Authorization.OnEverything;

    public static Result<NoResponse> Handle(CreateAccountAliasRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Aliases, request.AccountAlias) is not null)
        {
            return IamErrors.AliasExists(request.AccountAlias);
        }

        foreach (var former in draft.State.All(IamState.Aliases).Values.ToList())
        {
            draft.Remove(IamState.Aliases, former.Name);
        }

        draft.Put(IamState.Aliases, new AccountAlias(request.AccountAlias));
        return NoResponse.Done;
    }
}
