using Writ.Kernel.State;
using Writ.Services.Iam.Roles;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServiceLinkedRoles;

[Shape]
public sealed partial class CreateServiceLinkedRoleRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), ConditionKey("iam:AWSServiceName")]
    public required string AWSServiceName { get; init; }

    [Length(0, 1000), Pattern(IamPattern.RoleDescription)]
    public string? Description { get; init; }

    [Length(1, 64), Pattern(IamPattern.Name)]
    public string? CustomSuffix { get; init; }
}

[Shape]
public sealed partial class CreateServiceLinkedRoleResponse
{
    public RoleShape? Role { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, CreateServiceLinkedRole. Such roles may exceed the account's quota of roles (AWS: IAM User Guide, IAM and STS
/// quotas), so that a service never fails for want of one.
/// </summary>
[Operation(IamService.Name)]
public sealed class CreateServiceLinkedRole : IWriteOperation<CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse>
{
    private const int MaxNameLength = 64;

    /// <summary>The role that is to be; of a service without one, whatever is below its path.</summary>
    public static Authorization Authorize(CreateServiceLinkedRoleRequest request, Call call) => Authorization.On(Arn.Iam(
        call.Account,
        "role",
        LinkedService.PathOf(request.AWSServiceName),
        LinkedService.Find(request.AWSServiceName)?.NameWith(request.CustomSuffix) ?? ""));

    public static Result<CreateServiceLinkedRoleResponse> Handle(CreateServiceLinkedRoleRequest request, Call call, Draft draft)
    {
        if (LinkedService.Find(request.AWSServiceName) is not { } service)
        {
            return ServiceLinkedRoleErrors.UnknownService(request.AWSServiceName);
        }

        if (request.CustomSuffix is not null && !service.AllowsSuffix)
        {
            return ServiceLinkedRoleErrors.SuffixNotAllowed(service.Principal);
        }

        var name = service.NameWith(request.CustomSuffix);
        if (name.Length > MaxNameLength)
        {
            return ServiceLinkedRoleErrors.NameTooLong(name);
        }

        if (draft.Get(IamState.Roles, name) is not null)
        {
            return ServiceLinkedRoleErrors.NameTaken(name);
        }

        var role = service.NewRole(request.CustomSuffix, request.Description, call);
        draft.Put(IamState.Roles, role);
        return new CreateServiceLinkedRoleResponse { Role = RoleShape.Created(role, service.CreatedTrustPolicy, draft.State.Id) };
    }
}
