using System.Globalization;
using System.Text.Json;
using Writ.Policy;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Json;

namespace Writ.Services.Sts.WebIdentityTokens;

/// <summary>
/// What a web identity token says (AWS: IAM User Guide, token claims): the standard claims, and under AWS's name those of the
/// account, the principal and its session.
/// </summary>
internal sealed record WebIdentityClaims
{
    /// <summary>The largest payload, before it is encoded. A longer one fits into few headers.</summary>
    public const int MaxBytes = 16_384;

    private const string Namespace = "https://sts.amazonaws.com/";

    /// <summary>The token's own id, by which its request is found in the audit log.</summary>
    public required string Id { get; init; }

    public required string Issuer { get; init; }

    public required IReadOnlyList<string> Audience { get; init; }

    public required IReadOnlyList<TagShape> RequestTags { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public byte[] Write(Call call)
    {
        var subject = call.Principal.Caller is { Kind: CallerKind.RoleSession, RoleArn: { } role } ? role : call.Principal.Arn;
        var scratch = new JsonScratch();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteString("iss", Issuer);
        WriteAudience(json);
        json.WriteString("sub", subject);
        json.WriteNumber("iat", IssuedAt.ToUnixTimeSeconds());
        json.WriteNumber("exp", Expires.ToUnixTimeSeconds());
        json.WriteString("jti", Id);
        WriteOwn(json, subject, call);
        json.WriteEndObject();
        return scratch.Written.ToArray();
    }

    private void WriteAudience(Utf8JsonWriter json)
    {
        if (Audience is [var only])
        {
            json.WriteString("aud", only);
            return;
        }

        WriteList(json, "aud", Audience);
    }

    private void WriteOwn(Utf8JsonWriter json, string subject, Call call)
    {
        json.WriteStartObject(Namespace);
        json.WriteString("aws_account", call.Account.ToString());
        json.WriteString("source_region", call.Region);
        json.WriteString("principal_id", subject);
        if (call.Platform.Organizations.GuardrailsOf(call.Account) is { } organization)
        {
            json.WriteString("org_id", organization.OrganizationId);
            WriteList(json, "ou_path", organization.Paths);
        }

        WriteTags(json, "principal_tags", call.Principal.Tags.Select(tag => (tag.Key, tag.Value)));
        if (call.Principal.Session is { } session)
        {
            json.WriteString("original_session_exp", session.Expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            if (session.SourceIdentity is { } source)
            {
                json.WriteString("source_identity", source);
            }
        }

        WriteTags(json, "request_tags", RequestTags.Select(tag => (tag.Key, tag.Value)));
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteTags(Utf8JsonWriter json, string name, IEnumerable<(string Key, string Value)> tags)
    {
        var begun = false;
        foreach (var (key, value) in tags)
        {
            if (!begun)
            {
                json.WriteStartObject(name);
                begun = true;
            }

            json.WriteString(key, value);
        }

        if (begun)
        {
            json.WriteEndObject();
        }
    }
}
