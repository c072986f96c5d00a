using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Writ.Cli.Explain;

/// <summary>A record of CloudTrail (AWS: CloudTrail User Guide, record contents).</summary>
internal static class AuditRecord
{
    private static readonly string[] Refusals = ["AccessDenied", "UnauthorizedOperation", "UnauthorizedAccess", "Forbidden"];

    public static bool Is(JsonElement root) => root.Text("eventName") is not null && root.Text("eventSource") is not null;

    /// <summary>The refusal; null for a call that succeeded or failed for another reason.</summary>
    public static Denial? Read(JsonElement record)
    {
        if (record.Text("errorCode") is not { } code || !Refusals.Any(refusal => code.Contains(refusal, StringComparison.Ordinal)))
        {
            return null;
        }

        var message = record.Text("errorMessage");
        var sentence = message is null ? null : AccessDeniedSentence.Find(message);
        return new Denial
        {
            Source = $"CloudTrail event {record.Text("eventID") ?? "without id"} at {record.Text("eventTime") ?? "an unknown time"}",
            Principal = sentence?.Principal ?? record.Text("userIdentity", "arn") ?? record.Text("userIdentity", "invokedBy") ?? record.Text("userIdentity", "principalId"),
            RoleArn = record.Text("userIdentity", "type") == "AssumedRole" ? record.Text("userIdentity", "sessionContext", "sessionIssuer", "arn") : null,
            Action = sentence?.Action ?? ActionOf(record),
            Resource = sentence?.Resource ?? record.Items("resources").Select(resource => resource.Text("ARN")).FirstOrDefault(arn => arn is not null),
            ResourceAccount = record.Items("resources").Select(resource => resource.Text("accountId")).FirstOrDefault(account => account is not null),
            Reason = sentence?.Reason,
            Context = [.. Context(record).Where(key => key.Value is not null).Select(key => KeyValuePair.Create<string, IReadOnlyList<string>>(key.Key, [key.Value ?? ""]))],
            Message = message,
        };
    }

    /// <summary>The action as a guess from the event's name, where the sentence does not tell: mostly the same, not always.</summary>
    private static string? ActionOf(JsonElement record)
    {
        var service = record.Text("eventSource")?.Split('.')[0];
        return service is { Length: > 0 } && record.Text("eventName") is { } name ? $"{service}:{name}" : null;
    }

    private static IEnumerable<(string Key, string? Value)> Context(JsonElement record)
    {
        var time = record.Text("eventTime");
        var attributes = record.Member("userIdentity", "sessionContext", "attributes");
        yield return ("aws:SourceIp", record.Text("sourceIPAddress") is { } address && IPAddress.TryParse(address, out _) ? address : null);
        yield return ("aws:UserAgent", record.Text("userAgent"));
        yield return ("aws:RequestedRegion", record.Text("awsRegion"));
        yield return ("aws:SourceVpce", record.Text("vpcEndpointId"));
        yield return ("aws:CurrentTime", time);
        yield return ("aws:EpochTime", DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : null);
        yield return ("aws:SecureTransport", record.Member("tlsDetails").ValueKind == JsonValueKind.Object ? "true" : null);
        yield return ("aws:userid", record.Text("userIdentity", "principalId"));
        yield return ("aws:username", record.Text("userIdentity", "type") == "IAMUser" ? record.Text("userIdentity", "userName") : null);
        yield return ("aws:MultiFactorAuthPresent", attributes.Text("mfaAuthenticated"));
        yield return ("aws:TokenIssueTime", attributes.Text("creationDate"));
        yield return ("aws:SourceIdentity", record.Text("userIdentity", "sessionContext", "sourceIdentity"));
    }
}
