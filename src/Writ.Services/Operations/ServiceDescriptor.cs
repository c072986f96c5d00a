using System.Collections.Frozen;
using Writ.Wire.Errors;
using Writ.Wire.Validation;

namespace Writ.Services.Operations;

/// <summary>How a service speaks.</summary>
public enum Protocol
{
    /// <summary>awsQuery: form parameters in, XML out.</summary>
    Query,

    /// <summary>awsJson 1.1: the operation in X-Amz-Target, JSON in and out.</summary>
    Json11,

    /// <summary>restJson1: the operation in method and path, JSON in bodies.</summary>
    RestJson,
}

/// <summary>A service as its clients know it; facts of AWS's service models.</summary>
public sealed record ServiceDescriptor
{
    /// <summary>The name in a signature's scope, and the prefix of its actions.</summary>
    public required string SigningName { get; init; }

    public required Protocol Protocol { get; init; }

    /// <summary>The API version, which tells query services apart.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>CloudTrail's eventSource.</summary>
    public required string EventSource { get; init; }

    /// <summary>Query: the namespace of the answers.</summary>
    public string XmlNamespace { get; init; } = "";

    /// <summary>JSON: what comes before the operation's name in X-Amz-Target; the first is the model's, others are accepted too.</summary>
    public IReadOnlyList<string> TargetPrefixes { get; init; } = [];

    /// <summary>A global service is in us-east-1, whatever region was signed.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>What the service says of a value that breaks one of these patterns, instead of quoting the pattern.</summary>
    public IReadOnlyDictionary<string, string> PatternSentences { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Whether the sentences of broken constraints quote the values that break them.</summary>
    public bool QuotesValues { get; init; } = true;

    /// <summary>Why a caller may call nothing of the service, whatever policies say; null, or an answer of null, where they decide.</summary>
    public Func<Call, AwsError?>? Refusal { get; init; }

    /// <summary>What the service answers to broken constraints, where it is not what most say.</summary>
    public Func<IReadOnlyList<ConstraintViolation>, AwsError>? Violation { get; init; }

    /// <summary>The names by which CloudTrail records errors, where they are not the codes on the wire.</summary>
    public IReadOnlyDictionary<string, string> AuditCodes { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>A refusal prints the resource of an action that has none: <c>on resource: *</c>.</summary>
    public bool PrintsWildcard { get; init; }

    /// <summary>A refusal's sentence carries the encoded authorization message, in the words of EC2.</summary>
    public bool EncodesRefusals { get; init; }

    /// <summary>The code of a request that breaks a constraint.</summary>
    public string ValidationCode => Protocol == Protocol.Query ? "ValidationError" : "ValidationException";
}
