using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

/// <summary>A group on the wire.</summary>
[Shape]
public sealed partial class GroupShape
{
    public required string Path { get; init; }

    public required string GroupName { get; init; }

    public required string GroupId { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public static GroupShape Of(Group group, AccountId account) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.Id,
        Arn = group.Arn(account),
        CreateDate = group.CreateDate,
    };
}
