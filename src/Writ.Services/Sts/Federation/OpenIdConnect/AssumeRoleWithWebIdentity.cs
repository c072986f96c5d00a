using Writ.Kernel.Principals;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

[Shape]
public sealed partial class AssumeRoleWithWebIdentityRequest
{
    [Length(20, 2048), Pattern(StsPattern.Arn), Names("AWS::IAM::Role")]
    public required string RoleArn { get; init; }

    [Length(2, 64), Pattern(StsPattern.SessionName), ConditionKey("sts:RoleSessionName")]
    public required string RoleSessionName { get; init; }

    [Length(4, 20000), Sensitive]
    public required string WebIdentityToken { get; init; }

    [Length(4, 2048)]
    public string? ProviderId { get; init; }

    public IReadOnlyList<PolicyDescriptorTypeShape>? PolicyArns { get; init; }

    [Length(1, 2048), Pattern(StsPattern.PolicyDocument)]
    public string? Policy { get; init; }

    [Range(900, 43200)]
    public int? DurationSeconds { get; init; }
}

[Shape]
public sealed partial class AssumeRoleWithWebIdentityResponse
{
    public CredentialsShape? Credentials { get; init; }

    public string? SubjectFromWebIdentityToken { get; init; }

    public AssumedRoleUserShape? AssumedRoleUser { get; init; }

    public int? PackedPolicySize { get; init; }

    public string? Provider { get; init; }

    public string? Audience { get; init; }

    public string? SourceIdentity { get; init; }
}

/// <summary>The request as CloudTrail shows it: without the token, with the tags that it passed.</summary>
[Shape]
public sealed partial class AssumeRoleWithWebIdentityRecord
{
    public IReadOnlyDictionary<string, string>? PrincipalTags { get; init; }

    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    [Names("AWS::IAM::Role")]
    public required string RoleArn { get; init; }

    public required string RoleSessionName { get; init; }

    public string? Policy { get; init; }

    public IReadOnlyList<PolicyDescriptorTypeShape>? PolicyArns { get; init; }

    public int? DurationSeconds { get; init; }

    internal static AssumeRoleWithWebIdentityRecord Of(AssumeRoleWithWebIdentityRequest request, AssertedIdentity identity) => new()
    {
        PrincipalTags = identity.Tags.Count == 0 ? null : identity.Tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal),
        TransitiveTagKeys = identity.TransitiveTagKeys.Count == 0 ? null : identity.TransitiveTagKeys,
        RoleArn = request.RoleArn,
        RoleSessionName = request.RoleSessionName,
        Policy = request.Policy,
        PolicyArns = request.PolicyArns,
        DurationSeconds = request.DurationSeconds,
    };
}

/// <summary>AWS: STS API Reference, AssumeRoleWithWebIdentity. The token of an OpenID Connect provider of the role's account proves who calls.</summary>
[Operation(StsService.Name, RecordsResponse = true, RecordsResources = true)]
public sealed class AssumeRoleWithWebIdentity :
    IReadOperation<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse>, IUnsignedOperation<AssumeRoleWithWebIdentityRequest>
{
    public static ValueTask<Result<UnsignedCaller>> IdentifyAsync(
        AssumeRoleWithWebIdentityRequest request, Platform platform, DateTimeOffset now, CancellationToken cancellation) =>
        new WebIdentity(platform, now).IdentifyAsync(request);

    public static Authorization Authorize(AssumeRoleWithWebIdentityRequest request, Call call) =>
        FederatedSession.Authorize(request.RoleArn, request.DurationSeconds, call);

    public static Result<AssumeRoleWithWebIdentityResponse> Handle(AssumeRoleWithWebIdentityRequest request, Call call)
    {
        var issued = FederatedSession.Issue(request.RoleArn, request.DurationSeconds, request.Policy, request.PolicyArns, call);
        if (issued.Error is { } error)
        {
            return error;
        }

        var identity = FederatedSession.Identity(call);
        return new AssumeRoleWithWebIdentityResponse
        {
            Credentials = issued.Value.Credentials,
            SubjectFromWebIdentityToken = identity.Subject,
            AssumedRoleUser = issued.Value.User,
            PackedPolicySize = issued.Value.PackedPolicySize,
            Provider = call.Principal.Federation?.Provider,
            Audience = identity.Audience,
            SourceIdentity = identity.SourceIdentity,
        };
    }
}
