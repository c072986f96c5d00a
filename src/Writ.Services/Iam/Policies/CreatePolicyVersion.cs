using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class CreatePolicyVersionRequest
{
    [Length(20, 2048), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }

    [Length(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public required string PolicyDocument { get; init; }

    public bool? SetAsDefault { get; init; }
}

[Shape]
public sealed partial class CreatePolicyVersionResponse
{
    public PolicyVersionShape? PolicyVersion { get; init; }
}

/// <summary>AWS: IAM API Reference, CreatePolicyVersion.</summary>
[Operation(IamService.Name)]
public sealed class CreatePolicyVersion : IWriteOperation<CreatePolicyVersionRequest, CreatePolicyVersionResponse>
{
    public static Authorization Authorize(CreatePolicyVersionRequest request, Call call) => IamTarget.Policy(call, request.PolicyArn);

    public static Result<CreatePolicyVersionResponse> Handle(CreatePolicyVersionRequest request, Call call, Draft draft)
    {
        var document = PolicyDocuments.SaveManaged(request.PolicyDocument);
        var found = ManagedPolicies.RequireOwn(draft.State, request.PolicyArn, "update policies");
        if ((document.Error ?? found.Error) is { } error)
        {
            return error;
        }

        if (found.Value.Versions.Count >= IamQuota.VersionsPerPolicy)
        {
            return IamErrors.VersionsExceeded(IamQuota.VersionsPerPolicy);
        }

        var version = new PolicyVersion($"v{found.Value.NextVersion}", document.Value, call.Now);
        var policy = found.Value with
        {
            Versions = found.Value.Versions.Add(version),
            NextVersion = found.Value.NextVersion + 1,
            UpdateDate = call.Now,
            DefaultVersionId = request.SetAsDefault == true ? version.Id : found.Value.DefaultVersionId,
        };
        draft.Put(IamState.Policies, policy);
        return new CreatePolicyVersionResponse { PolicyVersion = PolicyVersionShape.Listed(version, policy) };
    }
}
