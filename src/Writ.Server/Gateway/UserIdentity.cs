using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Wire;
using Writ.Wire.Json;

namespace Writ.Server.Gateway;

/// <summary>The userIdentity element of an audit record (AWS: CloudTrail User Guide, userIdentity element).</summary>
internal static class UserIdentity
{
    /// <summary>Longer than any key id made here, shorter than a secret, which clients do send in the key id's place.</summary>
    private const int MaxClaimed = 32;

    /// <param name="json">The record.</param>
    /// <param name="exchange">The call.</param>
    /// <param name="account">Whose log it is for.</param>
    /// <param name="isOfOther">Whether that is not the caller's account: it learns which account called, and by what id.</param>
    public static void Write(JsonText json, Exchange exchange, AccountId account, bool isOfOther)
    {
        json.StartObject("userIdentity"u8);
        if (exchange.Principal is null)
        {
            var claimed = exchange.ClaimedAccessKeyId;
            json.String("type"u8, "Unknown");
            json.String("accountId"u8, account.ToString());
            json.String("accessKeyId"u8, claimed is { Length: <= MaxClaimed } ? claimed : "");
        }
        else if (isOfOther)
        {
            json.String("type"u8, "AWSAccount");
            json.String("principalId"u8, exchange.Principal.UserId);
            json.String("accountId"u8, exchange.Principal.Account.ToString());
        }
        else if (exchange.Unsigned is { } unsigned)
        {
            WriteFederated(json, unsigned);
        }
        else
        {
            WriteKnown(json, exchange.Principal, exchange.Call);
        }

        json.EndObject();
    }

    /// <summary>Root is called by the account's alias, where it has one.</summary>
    private static string? AccountName(Call? call) => call?.State.All(IamState.Aliases).Values.FirstOrDefault()?.Name;

    private static void WriteKnown(JsonText json, Principal principal, Call? call)
    {
        var caller = principal.Caller;
        json.String("type"u8, caller.Kind switch
        {
            CallerKind.Root or CallerKind.AssumedRootSession => "Root",
            CallerKind.User => "IAMUser",
            CallerKind.RoleSession => "AssumedRole",
            CallerKind.FederatedUser => "FederatedUser",
            _ => "Unknown",
        });
        json.String("principalId"u8, principal.UserId);
        json.String("arn"u8, principal.Arn);
        json.String("accountId"u8, principal.Account.ToString());
        json.String("accessKeyId"u8, principal.AccessKeyId);
        var userName = caller.Kind switch
        {
            CallerKind.User => caller.Name,
            CallerKind.Root or CallerKind.AssumedRootSession => AccountName(call),
            _ => null,
        };
        if (userName is not null)
        {
            json.String("userName"u8, userName);
        }

        if (principal.Session is { } session)
        {
            WriteSession(json, principal, session);
            if (session.Delegation is { } delegation)
            {
                json.StartObject("invokedByDelegate"u8);
                json.String("accountId"u8, delegation.Requestor.ToString());
                json.EndObject();
            }
        }
    }

    /// <summary>Whom an identity provider vouched for: no principal of an account yet.</summary>
    private static void WriteFederated(JsonText json, UnsignedCaller caller)
    {
        json.String("type"u8, caller.Principal.Caller.Kind == CallerKind.Saml ? "SAMLUser" : "WebIdentityUser");
        json.String("principalId"u8, caller.Identity.PrincipalId);
        json.String("userName"u8, caller.Identity.Subject);
        json.String("identityProvider"u8, caller.Identity.ProviderId);
    }

    /// <summary>The provider that a role's session goes back to, where its token was a web identity's.</summary>
    private static void WriteWebIdentity(JsonText json, Principal principal)
    {
        if (principal.Federation is not { } federation || !federation.Provider.Contains(":oidc-provider/", StringComparison.Ordinal))
        {
            return;
        }

        json.StartObject("webIdFederationData"u8);
        json.String("federatedProvider"u8, federation.Provider);
        json.StartObject("attributes"u8);
        json.EndObject();
        json.EndObject();
    }

    /// <summary>Whose session it is: the role's, or that of the user or root who federates a user.</summary>
    private static void WriteIssuer(JsonText json, Principal principal)
    {
        var caller = principal.Caller;
        var (type, arn, name) = caller.Kind switch
        {
            CallerKind.RoleSession => ("Role", caller.RoleArn, caller.Name),
            CallerKind.FederatedUser when caller.UniqueId == caller.Account => ("Root", caller.FederatedBy, null),
            CallerKind.FederatedUser => ("IAMUser", caller.FederatedBy, caller.FederatedBy?[(caller.FederatedBy.LastIndexOf('/') + 1)..]),
            _ => (null, null, null),
        };
        if (type is null)
        {
            return;
        }

        json.StartObject("sessionIssuer"u8);
        json.String("type"u8, type);
        json.String("principalId"u8, caller.UniqueId);
        json.String("arn"u8, arn);
        json.String("accountId"u8, principal.Account.ToString());
        if (name is not null)
        {
            json.String("userName"u8, name);
        }

        json.EndObject();
    }

    private static void WriteSession(JsonText json, Principal principal, Session session)
    {
        json.StartObject("sessionContext"u8);
        WriteIssuer(json, principal);
        WriteWebIdentity(json, principal);
        json.StartObject("attributes"u8);
        json.String("creationDate"u8, WireTime.Iso(session.IssuedAt));
        json.String("mfaAuthenticated"u8, session.MfaAt is null ? "false" : "true");
        json.EndObject();
        if (principal.Caller.Kind == CallerKind.AssumedRootSession && session.Delegation is null)
        {
            json.String("assumedRoot"u8, "true");
        }

        if (session.SourceIdentity is not null)
        {
            json.String("sourceIdentity"u8, session.SourceIdentity);
        }

        json.EndObject();
    }
}
