using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts.Federation.Saml;

[Shape]
public sealed partial class AssumeRoleWithSAMLRequest
{
    [Length(20, 2048), Pattern(StsPattern.Arn), Names("AWS::IAM::Role")]
    public required string RoleArn { get; init; }

    [Length(20, 2048), Pattern(StsPattern.Arn), Names("AWS::IAM::SAMLProvider")]
    public required string PrincipalArn { get; init; }

    [Length(4, 100000), Sensitive]
    public required string SAMLAssertion { get; init; }

    public IReadOnlyList<PolicyDescriptorTypeShape>? PolicyArns { get; init; }

    [Length(1, 2048), Pattern(StsPattern.PolicyDocument)]
    public string? Policy { get; init; }

    [Range(900, 43200)]
    public int? DurationSeconds { get; init; }
}

[Shape]
public sealed partial class AssumeRoleWithSAMLResponse
{
    public CredentialsShape? Credentials { get; init; }

    public AssumedRoleUserShape? AssumedRoleUser { get; init; }

    public int? PackedPolicySize { get; init; }

    public string? Subject { get; init; }

    public string? SubjectType { get; init; }

    public string? Issuer { get; init; }

    public string? Audience { get; init; }

    public string? NameQualifier { get; init; }

    public string? SourceIdentity { get; init; }
}

/// <summary>The request as CloudTrail shows it: the assertion's id in its place, and what it asks for.</summary>
[Shape]
public sealed partial class AssumeRoleWithSAMLRecord
{
    public required string SAMLAssertionID { get; init; }

    public required string RoleSessionName { get; init; }

    public IReadOnlyDictionary<string, string>? PrincipalTags { get; init; }

    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    public int? DurationSeconds { get; init; }

    [Names("AWS::IAM::Role")]
    public required string RoleArn { get; init; }

    [Names("AWS::IAM::SAMLProvider")]
    public required string PrincipalArn { get; init; }

    public string? Policy { get; init; }

    public IReadOnlyList<PolicyDescriptorTypeShape>? PolicyArns { get; init; }

    internal static AssumeRoleWithSAMLRecord Of(AssumeRoleWithSAMLRequest request, AssertedIdentity identity, string assertionId) => new()
    {
        SAMLAssertionID = assertionId,
        RoleSessionName = identity.SessionName,
        PrincipalTags = identity.Tags.Count == 0 ? null : identity.Tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal),
        TransitiveTagKeys = identity.TransitiveTagKeys.Count == 0 ? null : identity.TransitiveTagKeys,
        DurationSeconds = request.DurationSeconds,
        RoleArn = request.RoleArn,
        PrincipalArn = request.PrincipalArn,
        Policy = request.Policy,
        PolicyArns = request.PolicyArns,
    };
}

/// <summary>AWS: STS API Reference, AssumeRoleWithSAML. The assertion of a SAML provider of the role's account proves who calls.</summary>
[Operation(StsService.Name, RecordsResponse = true, RecordsResources = true)]
public sealed class AssumeRoleWithSAML :
    IReadOperation<AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResponse>, IUnsignedOperation<AssumeRoleWithSAMLRequest>
{
    public static ValueTask<Result<UnsignedCaller>> IdentifyAsync(AssumeRoleWithSAMLRequest request, Platform platform, DateTimeOffset now, CancellationToken cancellation) =>
        ValueTask.FromResult(new SamlIdentity(platform, now).Identify(request));

    public static Authorization Authorize(AssumeRoleWithSAMLRequest request, Call call) => FederatedSession.Authorize(request.RoleArn, request.DurationSeconds, call);

    public static Result<AssumeRoleWithSAMLResponse> Handle(AssumeRoleWithSAMLRequest request, Call call)
    {
        var issued = FederatedSession.Issue(request.RoleArn, request.DurationSeconds, request.Policy, request.PolicyArns, call);
        if (issued.Error is { } error)
        {
            return error;
        }

        var identity = FederatedSession.Identity(call);
        return new AssumeRoleWithSAMLResponse
        {
            Credentials = issued.Value.Credentials,
            AssumedRoleUser = issued.Value.User,
            PackedPolicySize = issued.Value.PackedPolicySize,
            Subject = identity.Subject,
            SubjectType = identity.Saml?.Type,
            Issuer = identity.Saml?.Issuer,
            Audience = identity.Audience,
            NameQualifier = identity.Saml?.NameQualifier,
            SourceIdentity = identity.SourceIdentity,
        };
    }
}
