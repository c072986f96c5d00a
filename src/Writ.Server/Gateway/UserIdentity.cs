using System.Text.Json;
using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Wire;

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
    public static void Write(Utf8JsonWriter json, Exchange exchange, AccountId account, bool isOfOther)
    {
        json.WriteStartObject("userIdentity");
        if (exchange.Principal is null)
        {
            var claimed = exchange.ClaimedAccessKeyId;
            json.WriteString("type", "Unknown");
            json.WriteString("accountId", account.ToString());
            json.WriteString("accessKeyId", claimed is { Length: <= MaxClaimed } ? claimed : "");
        }
        else if (isOfOther)
        {
            json.WriteString("type", "AWSAccount");
            json.WriteString("principalId", exchange.Principal.UserId);
            json.WriteString("accountId", exchange.Principal.Account.ToString());
        }
        else if (exchange.Unsigned is { } unsigned)
        {
            WriteFederated(json, unsigned);
        }
        else
        {
            WriteKnown(json, exchange.Principal, AccountName(exchange));
        }

        json.WriteEndObject();
    }

    /// <summary>Root is called by the account's alias, where it has one.</summary>
    private static string? AccountName(Exchange exchange) => exchange.Call?.State.All(IamState.Aliases).Values.FirstOrDefault()?.Name;

    private static void WriteKnown(Utf8JsonWriter json, Principal principal, string? accountName)
    {
        var caller = principal.Caller;
        json.WriteString("type", caller.Kind switch
        {
            CallerKind.Root or CallerKind.AssumedRootSession => "Root",
            CallerKind.User => "IAMUser",
            CallerKind.RoleSession => "AssumedRole",
            CallerKind.FederatedUser => "FederatedUser",
            _ => "Unknown",
        });
        json.WriteString("principalId", principal.UserId);
        json.WriteString("arn", principal.Arn);
        json.WriteString("accountId", principal.Account.ToString());
        json.WriteString("accessKeyId", principal.AccessKeyId);
        var userName = caller.Kind switch
        {
            CallerKind.User => caller.Name,
            CallerKind.Root or CallerKind.AssumedRootSession => accountName,
            _ => null,
        };
        if (userName is not null)
        {
            json.WriteString("userName", userName);
        }

        if (principal.Session is { } session)
        {
            WriteSession(json, principal, session);
            if (session.Delegation is { } delegation)
            {
                json.WriteStartObject("invokedByDelegate");
                json.WriteString("accountId", delegation.Requestor.ToString());
                json.WriteEndObject();
            }
        }
    }

    /// <summary>Whom an identity provider vouched for: no principal of an account yet.</summary>
    private static void WriteFederated(Utf8JsonWriter json, UnsignedCaller caller)
    {
        json.WriteString("type", caller.Principal.Caller.Kind == CallerKind.Saml ? "SAMLUser" : "WebIdentityUser");
        json.WriteString("principalId", caller.Identity.PrincipalId);
        json.WriteString("userName", caller.Identity.Subject);
        json.WriteString("identityProvider", caller.Identity.ProviderId);
    }

    /// <summary>The provider that a role's session goes back to, where its token was a web identity's.</summary>
    private static void WriteWebIdentity(Utf8JsonWriter json, Principal principal)
    {
        if (principal.Federation is not { } federation || !federation.Provider.Contains(":oidc-provider/", StringComparison.Ordinal))
        {
            return;
        }

        json.WriteStartObject("webIdFederationData");
        json.WriteString("federatedProvider", federation.Provider);
        json.WriteStartObject("attributes");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Whose session it is: the role's, or that of the user or root who federates a user.</summary>
    private static void WriteIssuer(Utf8JsonWriter json, Principal principal)
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

        json.WriteStartObject("sessionIssuer");
        json.WriteString("type", type);
        json.WriteString("principalId", caller.UniqueId);
        json.WriteString("arn", arn);
        json.WriteString("accountId", principal.Account.ToString());
        if (name is not null)
        {
            json.WriteString("userName", name);
        }

        json.WriteEndObject();
    }

    private static void WriteSession(Utf8JsonWriter json, Principal principal, Session session)
    {
        json.WriteStartObject("sessionContext");
        WriteIssuer(json, principal);
        WriteWebIdentity(json, principal);
        json.WriteStartObject("attributes");
        json.WriteString("creationDate", WireTime.Iso(session.IssuedAt));
        json.WriteString("mfaAuthenticated", session.MfaAt is null ? "false" : "true");
        json.WriteEndObject();
        if (principal.Caller.Kind == CallerKind.AssumedRootSession && session.Delegation is null)
        {
            json.WriteString("assumedRoot", "true");
        }

        if (session.SourceIdentity is not null)
        {
            json.WriteString("sourceIdentity", session.SourceIdentity);
        }

        json.WriteEndObject();
    }
}
