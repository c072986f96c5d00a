using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

/// <summary>A managed policy on the wire.</summary>
[Shape]
public sealed partial class PolicyShape
{
    public string? PolicyName { get; init; }

    public string? PolicyId { get; init; }

    [Names("AWS::IAM::Policy")]
    public string? Arn { get; init; }

    public string? Path { get; init; }

    public string? DefaultVersionId { get; init; }

    public int? AttachmentCount { get; init; }

    public int? PermissionsBoundaryUsageCount { get; init; }

    public bool? IsAttachable { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public DateTimeOffset? UpdateDate { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }

    /// <summary>A policy with all there is to show, its tags also when there are none.</summary>
    public static PolicyShape Of(ManagedPolicy policy, AccountState state) => Show(policy, state, policy.Description, Tagging.ShowAll(policy.Tags));

    /// <summary>A policy just created: AWS leaves out the description, and no tags.</summary>
    public static PolicyShape Created(ManagedPolicy policy, AccountState state) => Show(policy, state, null, Tagging.Show(policy.Tags));

    /// <summary>A policy as list operations show it: AWS leaves out the description and the tags.</summary>
    public static PolicyShape Listed(ManagedPolicy policy, AccountState state) => Show(policy, state, null, null);

    private static PolicyShape Show(ManagedPolicy policy, AccountState state, string? description, IReadOnlyList<TagShape>? tags)
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
            Description = description,
            CreateDate = policy.CreateDate,
            UpdateDate = policy.UpdateDate,
            Tags = tags,
        };
    }
}
