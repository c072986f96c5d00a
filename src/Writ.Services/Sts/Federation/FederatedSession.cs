using System.Globalization;
using Writ.Kernel.Principals;
using Writ.Policy;
using Writ.Services.Iam.Roles;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Sts.Federation;

/// <summary>What the two operations have in common by which the bearer of a provider's word gets a role's session.</summary>
internal static class FederatedSession
{
    /// <summary>
    /// The role's trust policy alone decides: about the operation, and about the tags and the source identity that the provider passes. They are in the
    /// context as a request's are.
    /// </summary>
    public static Authorization Authorize(string roleArn, int? duration, Call call)
    {
        var identity = Identity(call);
        if (!RoleTarget.IsRoleArn(roleArn, out var account))
        {
            throw new InvalidOperationException("Who calls was found out by the role's account.");
        }

        var question = RoleTarget.Ask(roleArn, account, call, Keys(identity, duration));
        var questions = new List<Question> { question };
        if (identity.Tags.Count > 0)
        {
            questions.Add(question with { Action = "sts:TagSession" });
        }

        if (identity.SourceIdentity is not null)
        {
            questions.Add(question with { Action = "sts:SetSourceIdentity" });
        }

        return Authorization.Of(questions);
    }

    /// <summary>The session, or why there is none although the role trusts the caller.</summary>
    public static Result<IssuedSession> Issue(string roleArn, int? duration, string? policy, IReadOnlyList<PolicyDescriptorTypeShape>? policyArns, Call call)
    {
        var identity = Identity(call);
        if (RoleTarget.Find(roleArn, call) is not { } target)
        {
            return FederationErrors.NotAuthorized($"sts:{(call.Principal.Caller.Kind == CallerKind.Saml ? "AssumeRoleWithSAML" : "AssumeRoleWithWebIdentity")}");
        }

        IReadOnlyList<string> managed = policyArns is null ? [] : [.. policyArns.Select(descriptor => descriptor.Arn ?? "")];
        if ((duration > target.Role.MaxSessionDuration ? StsErrors.ExceedsMaxSessionDuration : SessionPolicies.Check(policy, managed, target.State)) is { } error)
        {
            return error;
        }

        var package = Package(identity, policy, managed);
        if (package is { Percent: > 100 and var percent })
        {
            return StsErrors.PackedPolicyTooLarge(percent);
        }

        var claims = Claims(target, identity, Seconds(identity, duration), package, call);
        return new IssuedSession(CredentialsShape.Issue(claims, call), AssumedRoleUserShape.Of(target, identity.SessionName), package?.Percent);
    }

    public static AssertedIdentity Identity(Call call) => call.Unsigned?.Identity ?? throw new InvalidOperationException("An unsigned call has an identity.");

    private static SessionClaims Claims(RoleTarget target, AssertedIdentity identity, int seconds, PackedSession? package, Call call)
    {
        var expires = call.Now.AddSeconds(seconds);
        return new SessionClaims
        {
            Account = target.State.Id,
            AccessKeyId = call.Ids.AccessKeyId("ASIA", target.State.Id),
            SecretAccessKey = call.Ids.SecretAccessKey(),
            Kind = CallerKind.RoleSession,
            PrincipalId = target.Role.Id,
            SessionName = identity.SessionName,
            IssuedAt = call.Now,
            Expires = identity.SessionEnds < expires ? identity.SessionEnds.Value : expires,
            Package = package,
            SourceIdentity = identity.SourceIdentity,
            Federation = call.Principal.Federation is { } federation ? federation with { Keys = identity.SessionKeys } : null,
        };
    }

    private static int Seconds(AssertedIdentity identity, int? duration) =>
        Math.Min(duration ?? Role.DefaultSessionDuration, identity.MaxDuration ?? int.MaxValue);

    private static List<KeyValuePair<string, IReadOnlyList<string>>> Keys(AssertedIdentity identity, int? duration)
    {
        List<KeyValuePair<string, IReadOnlyList<string>>> keys =
        [
            new("sts:RoleSessionName", [identity.SessionName]),
            new("sts:DurationSeconds", [(duration ?? Role.DefaultSessionDuration).ToString(CultureInfo.InvariantCulture)]),
        ];
        foreach (var tag in identity.Tags)
        {
            keys.Add(new(ConditionKeys.RequestTags + tag.Key, [tag.Value]));
        }

        if (identity.Tags.Count > 0)
        {
            keys.Add(new(ConditionKeys.TagKeys, [.. identity.Tags.Select(tag => tag.Key)]));
        }

        if (identity.TransitiveTagKeys.Count > 0)
        {
            keys.Add(new("sts:TransitiveTagKeys", identity.TransitiveTagKeys));
        }

        if (identity.SourceIdentity is { } source)
        {
            keys.Add(new("sts:SourceIdentity", [source]));
        }

        return keys;
    }

    private static PackedSession? Package(AssertedIdentity identity, string? policy, IReadOnlyList<string> managed)
    {
        var package = new SessionPackage
        {
            Policy = policy is null ? null : new Iam.PolicyText(policy),
            PolicyArns = managed,
            Tags = TagSet.Empty.With(identity.Tags.Select(tag => new TagEntry(tag.Key, tag.Value)), StringComparison.OrdinalIgnoreCase),
            TransitiveTagKeys = identity.TransitiveTagKeys,
        };
        return package.IsEmpty ? null : PackedSession.Pack(package);
    }
}

/// <summary>A session that was just made.</summary>
internal sealed record IssuedSession(CredentialsShape Credentials, AssumedRoleUserShape User, int? PackedPolicySize);
