using Writ.Services.Iam.Principals;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts;

/// <summary>A role's session on the wire.</summary>
[Shape]
public sealed partial class AssumedRoleUserShape
{
    public required string AssumedRoleId { get; init; }

    [Names("AWS::STS::AssumedRole")]
    public required string Arn { get; init; }

    internal static AssumedRoleUserShape Of(RoleTarget target, string sessionName) => new()
    {
        AssumedRoleId = $"{target.Role.Id}:{sessionName}",
        Arn = CredentialResolver.SessionArn(target.State.Id, target.Role.Name, sessionName),
    };
}
