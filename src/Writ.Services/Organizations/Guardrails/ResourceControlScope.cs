using System.Collections.Frozen;
using Writ.Services.Operations;

namespace Writ.Services.Organizations.Guardrails;

/// <summary>What resource control policies have a say in (AWS: Organizations User Guide, services that support RCPs).</summary>
public static class ResourceControlScope
{
    private static readonly FrozenSet<string> Services = new[]
    {
        "aoss", "appconfig", "appstream", "autoscaling", "autoscaling-plans", "budgets", "clouddirectory", "cloudfront", "cloudsearch", "cloudtrail-data",
        "codeartifact", "codebuild", "codecommit", "codepipeline", "cognito-identity", "cognito-idp", "comprehend", "comprehendmedical", "compute-optimizer",
        "cost-optimization-hub", "dax", "dsql", "dynamodb", "ecr", "ecr-public", "events", "firehose", "fis", "fms", "gamelift", "health", "inspector-scan",
        "kendra", "kinesisvideo", "kms", "logs", "memorydb", "networkmonitor", "notifications", "opensearch", "pca-connector-ad", "personalize", "polly",
        "pricing", "resource-groups", "rolesanywhere", "s3", "secretsmanager", "servicediscovery", "signin", "sqs", "sts", "support", "swf", "textract",
        "timestream-influxdb", "transcribe", "transfer", "translate", "wafv2", "workspaces", "xray",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of a service that supports them they concern the actions that have a resource, which is what they protect.</summary>
    public static bool Covers(string action, Question question)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(question);
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && !question.WildcardOnly
            && !action.Equals("kms:RetireGrant", StringComparison.OrdinalIgnoreCase)
            && Services.GetAlternateLookup<ReadOnlySpan<char>>().Contains(action.AsSpan(0, colon));
    }
}
