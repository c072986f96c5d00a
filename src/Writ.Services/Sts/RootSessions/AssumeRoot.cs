using Writ.Policy;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts.RootSessions;

[Shape]
public sealed partial class AssumeRootRequest
{
    [Length(12, 2048)]
    public required string TargetPrincipal { get; init; }

    public required PolicyDescriptorTypeShape TaskPolicyArn { get; init; }

    [Range(0, 900)]
    public int? DurationSeconds { get; init; }
}

[Shape]
public sealed partial class AssumeRootResponse
{
    public CredentialsShape? Credentials { get; init; }

    public string? SourceIdentity { get; init; }
}

/// <summary>
/// AWS: STS API Reference, AssumeRoot. A session as root of a member account, for one of a few tasks that nobody else may do. Root itself
/// never gets this far (<see cref="CallerRules"/>).
/// </summary>
[Operation(StsService.Name, ReadOnly = AuditReadOnly.Yes, RecordsResponse = true)]
public sealed class AssumeRoot : IReadOperation<AssumeRootRequest, AssumeRootResponse>
{
    private const int DefaultDuration = 900;

    /// <summary>Of nobody's root and of no task nothing can be asked; validation or the handler refuse them.</summary>
    public static Authorization Authorize(AssumeRootRequest request, Call call) =>
        RootTarget.TryRead(request.TargetPrincipal, out var account) && RootTask.Find(request.TaskPolicyArn?.Arn) is { } task
            ? Authorization.Of(RootTarget.Ask(account, task, call))
            : Authorization.AnyCaller;

    public static Result<AssumeRootResponse> Handle(AssumeRootRequest request, Call call)
    {
        if (!RootTarget.TryRead(request.TargetPrincipal, out var account))
        {
            return StsErrors.InvalidArn(request.TargetPrincipal);
        }

        if (RootTask.Find(request.TaskPolicyArn.Arn) is not { } task)
        {
            return RootSessionErrors.NoTaskPolicy;
        }

        // Authorization said so of the same snapshots; without it nobody gets further.
        if (!RootTarget.MayCall(account, task, call))
        {
            return StsErrors.NotAuthorized(call.Principal.Arn, "sts:AssumeRoot", RootTarget.ArnOf(account));
        }

        call.SharedWith = account == call.Account ? null : account;
        var source = call.Principal.Session?.SourceIdentity;
        var claims = new SessionClaims
        {
            Account = account,
            AccessKeyId = call.Ids.AccessKeyId("ASIA", account),
            SecretAccessKey = call.Ids.SecretAccessKey(),
            Kind = CallerKind.AssumedRootSession,
            PrincipalId = account.ToString(),
            IssuedAt = call.Now,
            Expires = call.Now.AddSeconds(request.DurationSeconds ?? DefaultDuration),
            Package = PackedSession.Pack(new SessionPackage { PolicyArns = [task.PolicyArn] }),
            SourceIdentity = source,
        };
        return new AssumeRootResponse { Credentials = CredentialsShape.Issue(claims, call), SourceIdentity = source };
    }
}
