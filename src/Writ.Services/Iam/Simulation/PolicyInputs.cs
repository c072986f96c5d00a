using Writ.Policy;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Simulation;

/// <summary>Compiles the documents that a call brings.</summary>
internal static class PolicyInputs
{
    public const string Policies = "PolicyInputList";
    public const string Boundaries = "PermissionsBoundaryPolicyInputList";
    public const string Resource = "ResourcePolicy";

    /// <summary>A list of identity policies, named by their place in it; the first bad one refuses the call.</summary>
    public static Result<IReadOnlyList<NamedPolicy>> Compile(string list, IReadOnlyList<string> documents)
    {
        var policies = new List<NamedPolicy>(documents.Count);
        foreach (var document in documents)
        {
            // The grammar of a session policy is that of an identity policy, but for the version: the simulator also takes 2008-10-17.
            var policy = Compile($"{list}.{policies.Count + 1}", document, PolicyKind.Session);
            if (policy.Error is { } error)
            {
                return error;
            }

            policies.Add(policy.Value);
        }

        return Result<IReadOnlyList<NamedPolicy>>.Of(policies);
    }

    public static Result<NamedPolicy> CompileResourcePolicy(string document) => Compile(Resource, document, PolicyKind.Resource);

    private static Result<NamedPolicy> Compile(string name, string document, PolicyKind kind)
    {
        var parsed = CompiledPolicy.Parse(document, kind, PolicyStrictness.Save);
        return parsed.IsValid ? new NamedPolicy(name, null, parsed.Policy) : SimulationErrors.InvalidPolicy(parsed.Error.Message);
    }
}
