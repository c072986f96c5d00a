using Writ.Policy;
using Writ.Services.Operations;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>
/// What operations on delegation requests ask. A request is a resource of the account that answers it, so its ARN is always in the caller's; one that
/// the caller's account may not know of is asked about as if it did not exist.
/// </summary>
internal static class DelegationTarget
{
    private const string Type = "delegation-request";
    private const string OwnerKey = "iam:DelegationRequestOwner";
    private const string TemplateKey = "iam:TemplateArn";

    /// <summary>Operations that policies must grant.</summary>
    public static Authorization Of(Call call, string id) => Authorization.Of(Question(call, id, Find(call, id)));

    /// <summary>
    /// Operations that the owner of a request may do by default, as if the request had a resource policy that says so (AWS: IAM API Reference,
    /// GetDelegationRequest and UpdateDelegationRequest). Whatever denies them still does.
    /// </summary>
    public static Authorization OwnersDefault(Call call, string id)
    {
        var request = Find(call, id);
        var question = Question(call, id, request);
        return Authorization.Of(request?.Owner?.Is(call.Principal) == true ? question with { ResourcePolicy = GrantTo(call) } : question);
    }

    /// <summary>A request that is about to be made, whose id is not known yet.</summary>
    public static Authorization New(Call call, string? template) => Authorization.Of(new Question
    {
        Resource = Arn(call, "*"),
        Keys = template is null ? [] : [new(TemplateKey, [template])],
    });

    public static string Arn(Call call, string id) => Kernel.Arn.Iam(call.Account, Type, "/", id);

    /// <summary>The request that an ARN names; null when it can be none of the caller's account.</summary>
    public static string? IdIn(string arn, Call call)
    {
        var prefix = Arn(call, "");
        return arn.Length > prefix.Length && arn.StartsWith(prefix, StringComparison.Ordinal) ? arn[prefix.Length..] : null;
    }

    private static DelegationRequest? Find(Call call, string id) => DelegationLookup.Find(id, call) is { Error: null } found ? found.Value : null;

    // The id on record: a request is found by its id in letters of either case, while a policy that names it has it in one.
    private static Question Question(Call call, string id, DelegationRequest? request) => new()
    {
        Resource = Arn(call, request?.Id ?? id),
        Keys = request?.Owner is { } owner ? [new(OwnerKey, [owner.Arn])] : [],
    };

    // It names the role, not the session: what a session's own policies leave out, the default does not give back.
    private static NamedPolicy GrantTo(Call call)
    {
        var principal = call.Principal.Caller.RoleArn ?? call.Principal.Arn;
        var document = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{{principal}}}"},"Action":"iam:*","Resource":"*"}}""";
        return new NamedPolicy("default permission of the owner", null, CompiledPolicy.Parse(document, PolicyKind.Resource).Policy
            ?? throw new InvalidOperationException("The owner's default permission must compile."));
    }
}
