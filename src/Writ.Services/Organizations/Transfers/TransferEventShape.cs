using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Transfers;

/// <summary>That a transfer was agreed upon, as the audit log shows it.</summary>
[Shape]
public sealed partial class TransferEventShape
{
    public string? ResponsibilityTransferId { get; init; }

    public string? Type { get; init; }

    public string? SourceManagementAccountId { get; init; }

    public string? TargetManagementAccountId { get; init; }
}
