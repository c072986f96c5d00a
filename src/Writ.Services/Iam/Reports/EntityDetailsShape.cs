using Writ.Kernel;
using Writ.Services.Iam.Users;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Reports;

/// <summary>A user or role, and when it last called a service.</summary>
[Shape]
public sealed partial class EntityDetailsShape
{
    public required EntityInfoShape EntityInfo { get; init; }

    public DateTimeOffset? LastAuthenticated { get; init; }
}

/// <summary>A user or role.</summary>
[Shape]
public sealed partial class EntityInfoShape
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string Id { get; init; }

    public string? Path { get; init; }

    internal static EntityInfoShape Of(PolicyHolder entity, AccountId account) => new()
    {
        Arn = AccessReport.ArnOf(entity, account) ?? throw new InvalidOperationException("Only users and roles call."),
        Name = entity.Name,
        Type = entity is User ? "USER" : "ROLE",
        Id = entity.Id,
        Path = entity.Path,
    };
}
