using Writ.Wire.Shapes;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>What a request asks for: a policy template and what to fill it with.</summary>
[Shape]
public sealed partial class DelegationPermissionShape
{
    [Length(20, 2048)]
    public string? PolicyTemplateArn { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<PolicyParameterShape>? Parameters { get; init; }

    public static DelegationPermissionShape Of(DelegationRequest request) => new()
    {
        PolicyTemplateArn = request.PolicyTemplateArn,
        Parameters = request.Parameters.IsEmpty ? null : [.. request.Parameters.Select(PolicyParameterShape.Of)],
    };
}

[Shape]
public sealed partial class PolicyParameterShape
{
    [Length(5, 256), Pattern(@"[ -~]+")]
    public string? Name { get; init; }

    [Pattern(@"[ -~]+")]
    public IReadOnlyList<string>? Values { get; init; }

    [OneOf("string", "stringList")]
    public string? Type { get; init; }

    public static PolicyParameterShape Of(PolicyParameter parameter) => new() { Name = parameter.Name, Values = parameter.Values, Type = parameter.Type };
}
