namespace Writ.Policy;

/// <summary>The condition keys that follow from the caller alone (AWS: IAM User Guide, global condition context keys).</summary>
public static class CallerContext
{
    /// <summary>
    /// Adds <c>aws:PrincipalArn</c>, <c>aws:PrincipalAccount</c>, <c>aws:PrincipalType</c>, <c>aws:userid</c>, <c>aws:username</c> and the service
    /// principal's keys, each only when it is derivable and not set yet.
    /// </summary>
    public static void AddCallerKeys(this RequestContext context, Caller caller)
    {
        Add(context, "aws:PrincipalArn", PrincipalArn(caller));
        Add(context, "aws:PrincipalAccount", caller.Kind == CallerKind.Anonymous ? "anonymous" : caller.Account);
        Add(context, "aws:PrincipalType", PrincipalType(caller.Kind));
        Add(context, "aws:userid", UserId(caller));
        Add(context, "aws:username", caller.Kind == CallerKind.User ? caller.Name : null);
        if (caller.Kind is not (CallerKind.Anonymous or CallerKind.Unknown or CallerKind.WebIdentity or CallerKind.Saml))
        {
            Add(context, "aws:PrincipalIsAWSService", caller.Kind == CallerKind.Service ? "true" : "false");
        }

        Add(context, "aws:PrincipalServiceName", caller.Kind == CallerKind.Service ? caller.Name : null);
        if (caller is { Kind: CallerKind.Service, Name: { } service } && !context.TryGet("aws:PrincipalServiceNamesList", out _))
        {
            context.Set("aws:PrincipalServiceNamesList", [service]);
        }
    }

    private static string? PrincipalArn(Caller caller) => caller.Kind switch
    {
        CallerKind.RoleSession => caller.RoleArn ?? (caller.AnySession ? caller.Arn : null),
        CallerKind.Root or CallerKind.User or CallerKind.FederatedUser or CallerKind.AssumedRootSession => caller.Arn,
        _ => null,
    };

    private static string? PrincipalType(CallerKind kind) => kind switch
    {
        CallerKind.Root or CallerKind.AssumedRootSession => "Account",
        CallerKind.User => "User",
        CallerKind.RoleSession => "AssumedRole",
        CallerKind.FederatedUser => "FederatedUser",
        CallerKind.Anonymous => "Anonymous",
        _ => null,
    };

    private static string? UserId(Caller caller) => caller.Kind switch
    {
        CallerKind.Root or CallerKind.AssumedRootSession => caller.Account,
        CallerKind.User => caller.UniqueId,
        CallerKind.RoleSession when caller.UniqueId is not null && caller.SessionName is not null => $"{caller.UniqueId}:{caller.SessionName}",
        CallerKind.FederatedUser when caller.Account is not null && caller.Name is not null => $"{caller.Account}:{caller.Name}",
        CallerKind.Anonymous => "anonymous",
        _ => null,
    };

    private static void Add(RequestContext context, string key, string? value)
    {
        if (value is not null && !context.TryGet(key, out _))
        {
            context.Set(key, value);
        }
    }
}
