using System.Globalization;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts;

[Shape]
public sealed partial class AssumeRoleRequest
{
    [Length(20, 2048), Pattern(StsPattern.Arn), Names("AWS::IAM::Role")]
    public required string RoleArn { get; init; }

    [Length(2, 64), Pattern(StsPattern.SessionName), ConditionKey("sts:RoleSessionName")]
    public required string RoleSessionName { get; init; }

    public IReadOnlyList<PolicyDescriptorTypeShape>? PolicyArns { get; init; }

    [Length(1), Pattern(StsPattern.PolicyDocument)]
    public string? Policy { get; init; }

    [Range(900, 43200)]
    public int? DurationSeconds { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }

    [Length(0, 50), EachLength(1, 128), Pattern(StsPattern.TagKey), ConditionKey("sts:TransitiveTagKeys")]
    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    [Length(2, 1224), Pattern(StsPattern.ExternalId), ConditionKey("sts:ExternalId")]
    public string? ExternalId { get; init; }

    [Length(9, 256), Pattern(StsPattern.SerialNumber)]
    public string? SerialNumber { get; init; }

    [Length(6, 6), Pattern(StsPattern.TokenCode), Sensitive]
    public string? TokenCode { get; init; }

    [Length(2, 64), Pattern(StsPattern.SessionName), ConditionKey("sts:SourceIdentity")]
    public string? SourceIdentity { get; init; }

    [Length(1, 5)]
    public IReadOnlyList<ProvidedContextShape>? ProvidedContexts { get; init; }
}

[Shape]
public sealed partial class ProvidedContextShape
{
    [Length(20, 2048), Pattern(StsPattern.Arn)]
    public string? ProviderArn { get; init; }

    [Length(4, 2048)]
    public string? ContextAssertion { get; init; }
}

[Shape]
public sealed partial class AssumeRoleResponse
{
    public CredentialsShape? Credentials { get; init; }

    public AssumedRoleUserShape? AssumedRoleUser { get; init; }

    public int? PackedPolicySize { get; init; }

    public string? SourceIdentity { get; init; }
}

/// <summary>
/// AWS: STS API Reference, AssumeRole. Nothing is written: the new session is sealed in its token. Root never gets this
/// far (<see cref="CallerRules"/>).
/// </summary>
[Operation(StsService.Name, ReadOnly = AuditReadOnly.Yes, RecordsResponse = true, RecordsResources = true)]
public sealed class AssumeRole : IReadOperation<AssumeRoleRequest, AssumeRoleResponse>
{
    private const int MaxChainedDuration = 3_600;

    /// <summary>The condition keys of nearly every call.</summary>
    private static readonly KeyValuePair<string, IReadOnlyList<string>>[] ForDefaultDuration = [Lasting(Role.DefaultSessionDuration)];

    /// <summary>A code counts for the call that it came with; the role's session does not inherit it (AWS: IAM User Guide, MFA and AssumeRole).</summary>
    private static readonly KeyValuePair<string, IReadOnlyList<string>>[] ProvenNow =
        [new("aws:MultiFactorAuthPresent", ["true"]), new("aws:MultiFactorAuthAge", ["0"])];

    /// <summary>
    /// The role, and again for tags and source identity, passed or inherited. Text that is no role's ARN can be asked
    /// nothing about; validation or the handler refuse it.
    /// </summary>
    public static Authorization Authorize(AssumeRoleRequest request, Call call)
    {
        // Of a call with a wrong code nothing is asked: the handler refuses it, and the refusal is not about the role.
        var mfa = MfaCheck.Of(request.SerialNumber, request.TokenCode, call);
        if (mfa.Refusal is not null || !RoleTarget.IsRoleArn(request.RoleArn, out var account))
        {
            return Authorization.AnyCaller;
        }

        var question = RoleTarget.Ask(request.RoleArn, account, call, Keys(request.DurationSeconds, mfa));
        var tags = request.Tags is { Count: > 0 } || Inherited(call).Count > 0 ? question with { Action = "sts:TagSession" } : null;
        var source = (request.SourceIdentity ?? call.Principal.Session?.SourceIdentity) is null ? null : question with { Action = "sts:SetSourceIdentity" };
        return (tags ?? source) is null ? Authorization.Of(question) : Authorization.Of([question, .. new[] { tags, source }.OfType<Question>()]);
    }

    private static KeyValuePair<string, IReadOnlyList<string>>[] Keys(int? duration, MfaProof mfa) =>
        mfa.At is not null ? [Lasting(duration ?? Role.DefaultSessionDuration), .. ProvenNow]
        : duration is { } chosen ? [Lasting(chosen)]
        : ForDefaultDuration;

    private static KeyValuePair<string, IReadOnlyList<string>> Lasting(int seconds) =>
        new("sts:DurationSeconds", [seconds.ToString(CultureInfo.InvariantCulture)]);

    public static Result<AssumeRoleResponse> Handle(AssumeRoleRequest request, Call call)
    {
        call.IncomingTransitiveTags = Inherited(call);
        if (MfaCheck.Of(request.SerialNumber, request.TokenCode, call).Refusal is { } refusal)
        {
            return refusal;
        }

        if (RoleTarget.Find(request.RoleArn, call) is not { } target)
        {
            return RoleTarget.IsRoleArn(request.RoleArn, out _)
                ? StsErrors.NotAuthorized(call.Principal.Arn, "sts:AssumeRole", request.RoleArn)
                : StsErrors.InvalidArn(request.RoleArn);
        }

        if (Check(request, call, target) is { } error)
        {
            return error;
        }

        var package = Package(request, call);
        return package is { Percent: > 100 and var percent } ? StsErrors.PackedPolicyTooLarge(percent) : Issue(request, call, target, package);
    }

    private static AwsError? Check(AssumeRoleRequest request, Call call, RoleTarget target)
    {
        if (request.ProvidedContexts is { Count: > 0 })
        {
            return StsErrors.NoContextProviders;
        }

        if (call.Principal.Session?.SourceIdentity is { } source && request.SourceIdentity is not null && request.SourceIdentity != source)
        {
            return StsErrors.NotAuthorized(call.Principal.Arn, "sts:SetSourceIdentity", request.RoleArn);
        }

        return CheckDuration(request.DurationSeconds, call, target.Role)
            ?? SessionTags.Check(request.Tags ?? [], request.TransitiveTagKeys ?? [], Inherited(call))
            ?? SessionPolicies.Check(request.Policy, SessionPolicies.ArnsOf(request.PolicyArns), target.State);
    }

    private static AwsError? CheckDuration(int? requested, Call call, Role role) => requested switch
    {
        > MaxChainedDuration when call.Principal.Caller.Kind == CallerKind.RoleSession => StsErrors.ExceedsChainedDuration,
        _ when requested > role.MaxSessionDuration => StsErrors.ExceedsMaxSessionDuration,
        _ => null,
    };

    /// <summary>What the session carries; null when nothing was passed or inherited.</summary>
    private static PackedSession? Package(AssumeRoleRequest request, Call call)
    {
        var inherited = Inherited(call);
        if (request is { Policy: null, PolicyArns: null, Tags: null } && inherited.Count == 0 && call.Principal.Session?.Delegation is null)
        {
            return null;
        }

        var package = new SessionPackage
        {
            Policy = request.Policy is null ? null : new PolicyText(request.Policy),
            PolicyArns = SessionPolicies.ArnsOf(request.PolicyArns),
            Tags = inherited.With((request.Tags ?? []).Select(tag => new TagEntry(tag.Key, tag.Value)), StringComparison.OrdinalIgnoreCase),
            TransitiveTagKeys = [.. inherited.Select(tag => tag.Key), .. request.TransitiveTagKeys ?? []],
            Delegation = call.Principal.Session?.Delegation is { } delegation ? new DelegatedSession { Requestor = delegation.Requestor.ToString() } : null,
        };
        return package.IsEmpty ? null : PackedSession.Pack(package);
    }

    private static AssumeRoleResponse Issue(AssumeRoleRequest request, Call call, RoleTarget target, PackedSession? package)
    {
        if (target.State.Id != call.Account)
        {
            call.SharedWith = target.State.Id;
        }

        var source = call.Principal.Session?.SourceIdentity ?? request.SourceIdentity;
        var claims = new SessionClaims
        {
            Account = target.State.Id,
            AccessKeyId = call.Ids.AccessKeyId("ASIA", target.State.Id),
            SecretAccessKey = call.Ids.SecretAccessKey(),
            Kind = CallerKind.RoleSession,
            PrincipalId = target.Role.Id,
            SessionName = request.RoleSessionName,
            IssuedAt = call.Now,
            Expires = call.Now.AddSeconds(request.DurationSeconds ?? Role.DefaultSessionDuration),
            Package = package,
            SourceIdentity = source,
        };
        return new AssumeRoleResponse
        {
            Credentials = CredentialsShape.Issue(claims, call),
            AssumedRoleUser = AssumedRoleUserShape.Of(target, request.RoleSessionName),
            PackedPolicySize = package?.Percent,
            SourceIdentity = source,
        };
    }

    private static TagSet Inherited(Call call) => call.Principal.Session?.TransitiveTags ?? TagSet.Empty;
}
