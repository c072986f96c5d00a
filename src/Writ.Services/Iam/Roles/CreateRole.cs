using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.ServiceLinkedRoles;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class CreateRoleRequest
{
    [Length(1, 512), Pattern(IamPattern.Path)]
    public string? Path { get; init; }

    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public required string AssumeRolePolicyDocument { get; init; }

    [Length(0, 1000), Pattern(IamPattern.RoleDescription)]
    public string? Description { get; init; }

    [Range(3600, 43200)]
    public int? MaxSessionDuration { get; init; }

    [Length(20, 2048), ConditionKey("iam:PermissionsBoundary")]
    public string? PermissionsBoundary { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class CreateRoleResponse
{
    public required RoleShape Role { get; init; }
}

/// <summary>AWS: IAM API Reference, CreateRole. Tags must be allowed by iam:TagRole too.</summary>
[Operation(IamService.Name)]
public sealed class CreateRole : IWriteOperation<CreateRoleRequest, CreateRoleResponse>
{
    public static Authorization Authorize(CreateRoleRequest request, Call call) =>
        IamTarget.NewTagged(call, "role", request.Path, request.RoleName, request.Tags is null or { Count: 0 } ? null : "iam:TagRole");

    public static Result<CreateRoleResponse> Handle(CreateRoleRequest request, Call call, Draft draft)
    {
        if (request.Path?.StartsWith(LinkedService.PathPrefix, StringComparison.Ordinal) == true)
        {
            return ServiceLinkedRoleErrors.ReservedPath;
        }

        if (draft.Get(IamState.Roles, request.RoleName) is not null)
        {
            return IamErrors.EntityAlreadyExists($"Role with name {request.RoleName} already exists.");
        }

        if (draft.State.All(IamState.Roles).Count >= IamQuota.Roles)
        {
            return IamErrors.QuotaExceeded("RolesPerAccount", IamQuota.Roles);
        }

        var tags = Tagging.Set(TagSet.Empty, request.Tags, Tagging.OfPrincipals);
        var trust = Trust.Save(request.AssumeRolePolicyDocument, draft.State, call.Platform.Accounts);
        if ((tags.Error ?? trust.Error ?? PermissionsBoundary.Check(draft.State, request.PermissionsBoundary)) is { } error)
        {
            return error;
        }

        var role = new Role
        {
            Name = request.RoleName,
            Path = request.Path ?? "/",
            Id = call.Ids.UniqueId("AROA"),
            CreateDate = call.Now,
            TrustPolicy = trust.Value.Document,
            TrustedAccounts = trust.Value.Accounts,
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration ?? Role.DefaultSessionDuration,
            PermissionsBoundary = request.PermissionsBoundary,
            Tags = tags.Value,
        };
        draft.Put(IamState.Roles, role);
        return new CreateRoleResponse { Role = RoleShape.Created(role, draft.State, call) };
    }
}
