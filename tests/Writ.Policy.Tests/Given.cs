using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Writ.Policy.Tests;

/// <summary>Short ways to say what a test starts from.</summary>
internal static class Given
{
    public const string Account = "111122223333";
    public const string OtherAccount = "444455556666";
    public const string Bucket = "arn:aws:s3:::bucket/key";

    public static string CanonicalId { get; } = new('c', 64);

    public static Caller User { get; } = new()
    {
        Kind = CallerKind.User, Arn = $"arn:aws:iam::{Account}:user/div/alice", Account = Account, Name = "alice", UniqueId = "AIDAALICEALICEALICE1",
    };

    public static Caller RoleSession { get; } = new()
    {
        Kind = CallerKind.RoleSession, Arn = $"arn:aws:sts::{Account}:assumed-role/app/s1", Account = Account, Name = "app", SessionName = "s1",
        RoleArn = $"arn:aws:iam::{Account}:role/path/app", UniqueId = "AROAAPPAPPAPPAPPAPP1",
    };

    public static Caller Root { get; } = new() { Kind = CallerKind.Root, Arn = $"arn:aws:iam::{Account}:root", Account = Account };

    public static Caller FederatedUser { get; } = new()
    {
        Kind = CallerKind.FederatedUser, Arn = $"arn:aws:sts::{Account}:federated-user/bob", Account = Account, Name = "bob", FederatedBy = User.Arn,
    };

    public static Caller Service { get; } = new() { Kind = CallerKind.Service, Name = "sns.amazonaws.com" };

    public static Caller Anonymous { get; } = new() { Kind = CallerKind.Anonymous };

    public static Caller WebIdentity { get; } = new() { Kind = CallerKind.WebIdentity, FederatedBy = $"arn:aws:iam::{Account}:oidc-provider/id.example.com" };

    public static Caller Saml { get; } = new() { Kind = CallerKind.Saml, FederatedBy = $"arn:aws:iam::{Account}:saml-provider/corp" };

    public static Caller AssumedRoot { get; } = new() { Kind = CallerKind.AssumedRootSession, Arn = $"arn:aws:sts::{Account}:assumed-root", Account = Account };

    public static CompiledPolicy Policy(string document, PolicyKind kind = PolicyKind.Identity)
    {
        PolicyParseResult result = CompiledPolicy.Parse(document, kind);
        Assert.True(result.IsValid, $"{result.Error?.Detail} in {document}");
        return result.Policy;
    }

    public static NamedPolicy Named(string document, PolicyKind kind = PolicyKind.Identity) => new(kind.ToString(), null, Policy(document, kind));

    /// <summary>One statement in a document of version 2012-10-17.</summary>
    public static string Document(string statement) => $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""";

    public static string Statement(string effect = "Allow", string action = "s3:GetObject", string resource = "*", string? principal = null, string? condition = null) =>
        string.Create(CultureInfo.InvariantCulture, $$"""
        {"Effect":"{{effect}}","Action":"{{action}}","Resource":"{{resource}}"{{(principal is null ? "" : $",\"Principal\":{principal}")}}{{(condition is null ? "" : $",\"Condition\":{condition}")}}}
        """);

    public static NamedPolicy Allowing(PolicyKind kind = PolicyKind.Identity) =>
        Named(Document(Statement(principal: kind is PolicyKind.Endpoint or PolicyKind.ResourceControl or PolicyKind.Resource ? "\"*\"" : null)), kind);

    public static NamedPolicy Denying(PolicyKind kind = PolicyKind.Identity) =>
        Named(Document(Statement("Deny", principal: kind is PolicyKind.Endpoint or PolicyKind.ResourceControl or PolicyKind.Resource ? "\"*\"" : null)), kind);

    /// <summary>Allows something else.</summary>
    public static NamedPolicy Silent(PolicyKind kind = PolicyKind.Identity) =>
        Named(Document(Statement(action: "ec2:Nothing", principal: kind is PolicyKind.Endpoint or PolicyKind.ResourceControl or PolicyKind.Resource ? "\"*\"" : null)), kind);

    public static NamedPolicy ResourceGrant(string principal, string effect = "Allow") =>
        Named(Document(Statement(effect, principal: principal)), PolicyKind.Resource);

    public static RequestContext Context(params (string Key, string Value)[] keys)
    {
        RequestContext context = new();
        foreach ((string key, string value) in keys)
        {
            context.Set(key, value);
        }

        return context;
    }

    public static AuthorizationRequest Request(
        Caller? caller = null, string action = "s3:GetObject", string resource = Bucket, RequestContext? context = null, string? owner = Account, bool wildcardOnly = false) => new()
        {
            Caller = caller ?? User, Action = action, Resource = resource, ResourceAccount = owner, Context = context ?? new RequestContext(), WildcardOnly = wildcardOnly,
        };

    public static string Json(string text) => JsonSerializer.Serialize(text);
}
