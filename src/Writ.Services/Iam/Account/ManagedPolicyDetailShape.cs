using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Account;

/// <summary>A managed policy in the account's details, with the documents of all its versions.</summary>
[Shape]
public sealed partial class ManagedPolicyDetailShape
{
    public string? PolicyName { get; init; }

    public string? PolicyId { get; init; }

    public string? Arn { get; init; }

    public string? Path { get; init; }

    public string? DefaultVersionId { get; init; }

    public int? AttachmentCount { get; init; }

    public int? PermissionsBoundaryUsageCount { get; init; }

    public bool? IsAttachable { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public DateTimeOffset? UpdateDate { get; init; }

    public IReadOnlyList<PolicyVersionShape>? PolicyVersionList { get; init; }

    public static ManagedPolicyDetailShape Of(ManagedPolicy policy, AccountState state)
    {
        var arn = policy.Arn(state.Id);
        return new()
        {
            PolicyName = policy.Name,
            PolicyId = policy.Id,
            Arn = arn,
            Path = policy.Path,
            DefaultVersionId = policy.DefaultVersionId,
            AttachmentCount = PolicyUsage.Attachments(state, arn),
            PermissionsBoundaryUsageCount = PolicyUsage.Boundaries(state, arn),
            IsAttachable = true,
            Description = policy.Description,
            CreateDate = policy.CreateDate,
            UpdateDate = policy.UpdateDate,
            PolicyVersionList = [.. policy.Versions.Reverse().Select(version => PolicyVersionShape.Of(version, policy))],
        };
    }
}
