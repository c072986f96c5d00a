using System.Globalization;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>A delegation request on the wire.</summary>
[Shape]
public sealed partial class DelegationRequestShape
{
    public string? DelegationRequestId { get; init; }

    public string? OwnerAccountId { get; init; }

    public string? Description { get; init; }

    public string? RequestMessage { get; init; }

    public DelegationPermissionShape? Permissions { get; init; }

    public string? PermissionPolicy { get; init; }

    public IReadOnlyList<string>? RolePermissionRestrictionArns { get; init; }

    public string? OwnerId { get; init; }

    public string? ApproverId { get; init; }

    public string? State { get; init; }

    public DateTimeOffset? ExpirationTime { get; init; }

    public string? RequestorId { get; init; }

    public string? RequestorName { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public int? SessionDuration { get; init; }

    public string? RedirectUrl { get; init; }

    public string? Notes { get; init; }

    public string? RejectionReason { get; init; }

    public bool? OnlySendByOwner { get; init; }

    public DateTimeOffset? UpdatedTime { get; init; }

    public static DelegationRequestShape Of(DelegationRequest request, DateTimeOffset now) => new()
    {
        DelegationRequestId = request.Id,
        OwnerAccountId = request.OwnerAccountId,
        Description = request.Description,
        RequestMessage = request.RequestMessage,
        Permissions = DelegationPermissionShape.Of(request),
        PermissionPolicy = request.PermissionPolicy.Text,
        RolePermissionRestrictionArns = RoleRestrictions.Of(request.PermissionPolicy) is { Count: > 0 } arns ? arns : null,
        OwnerId = request.Owner?.Arn,
        ApproverId = request.Approver?.Arn,
        State = DelegationWords.Of(request.StateAt(now)),
        ExpirationTime = request.ExpirationTime,
        RequestorId = request.RequestorId,
        RequestorName = request.RequestorName,
        CreateDate = request.CreateDate,
        SessionDuration = request.SessionDuration,
        RedirectUrl = request.RedirectUrl,
        Notes = request.Notes,
        RejectionReason = request.RejectionReason,
        OnlySendByOwner = request.OnlySendByOwner,
        UpdatedTime = request.UpdatedTime,
    };

    /// <summary>Orders by age.</summary>
    internal static string Order(DelegationRequest request) => request.CreateDate.UtcTicks.ToString("D20", CultureInfo.InvariantCulture) + request.Id;
}
