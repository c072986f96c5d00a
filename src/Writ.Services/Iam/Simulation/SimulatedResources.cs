using System.Buffers;
using System.Collections.Frozen;
using Writ.Policy.Catalog;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Simulation;

/// <summary>The resources of a simulation: <c>*</c> alone, or ARNs.</summary>
internal static class SimulatedResources
{
    public const string Everything = "*";

    private static readonly SearchValues<char> ActionCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");

    /// <summary>What each of AWS's EC2 scenarios has to name (AWS: IAM API Reference, ResourceHandlingOption).</summary>
    private static readonly FrozenDictionary<string, string[]> Scenarios = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["EC2-VPC-InstanceStore"] = ["instance", "image", "security-group", "network-interface"],
        ["EC2-VPC-InstanceStore-Subnet"] = ["instance", "image", "security-group", "network-interface", "subnet"],
        ["EC2-VPC-EBS"] = ["instance", "image", "security-group", "network-interface", "volume"],
        ["EC2-VPC-EBS-Subnet"] = ["instance", "image", "security-group", "network-interface", "subnet", "volume"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// What the policies are asked about. An action without resource type is authorized on <c>*</c> whatever resource a call
    /// concerns, so that a grant on an ARN does not allow it. An action that is unknown is asked about as it is named.
    /// </summary>
    public static string Asked(string action, string resource) =>
        ActionCatalog.Aws.FindAction(action) is { IsWildcardOnly: true } ? Everything : resource;

    /// <summary>Whether an action that a simulation names is one action.</summary>
    public static bool IsAction(string action)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < action.Length - 1
            && action.AsSpan(0, colon).IndexOfAnyExcept(ActionCharacters) < 0 && action.AsSpan(colon + 1).IndexOfAnyExcept(ActionCharacters) < 0;
    }

    /// <summary>What is wrong with the resources of a simulation; null when nothing is.</summary>
    public static AwsError? Check(ISimulationRequest input)
    {
        var resources = input.ResourceArns ?? [];
        if (resources.Count > SimulationLimits.Resources)
        {
            return SimulationErrors.TooManyResources(SimulationLimits.Resources);
        }

        foreach (var resource in resources)
        {
            var isArn = Arn.TryParse(resource, out var arn);
            if (!isArn && !(resource == Everything && resources.Count == 1))
            {
                return SimulationErrors.InvalidResource(resource);
            }

            if (isArn && input.ResourcePolicy is not null && arn.Service == IamService.Name && arn.Resource.StartsWith("role/", StringComparison.Ordinal))
            {
                return SimulationErrors.RolePolicy;
            }
        }

        return input.ResourceHandlingOption is { } option ? CheckScenario(option, input.ActionNames, resources) : null;
    }

    private static AwsError? CheckScenario(string option, IReadOnlyList<string> actions, IReadOnlyList<string> resources)
    {
        if (!Scenarios.TryGetValue(option, out var types))
        {
            return SimulationErrors.UnknownHandling(option);
        }

        if (actions.FirstOrDefault(action => !action.Equals("ec2:RunInstances", StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            return SimulationErrors.HandlingOfOtherAction(other);
        }

        var named = resources.Select(TypeOf).ToHashSet(StringComparer.Ordinal);
        return types.FirstOrDefault(type => !named.Contains(type)) is { } missing ? SimulationErrors.MissingResource(option, missing) : null;
    }

    private static string? TypeOf(string resource) =>
        Arn.TryParse(resource, out var arn) && arn.Service == "ec2" ? arn.Resource.Split('/')[0] : null;
}
