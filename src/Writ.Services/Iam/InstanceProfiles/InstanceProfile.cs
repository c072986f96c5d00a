namespace Writ.Services.Iam.InstanceProfiles;

/// <summary>A container by which a role reaches a machine; it holds at most one.</summary>
public sealed record InstanceProfile
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public string? RoleName { get; init; }

    public TagSet Tags { get; init; } = TagSet.Empty;

    public string Arn(AccountId account) => Kernel.Arn.Iam(account, "instance-profile", Path, Name);
}
