using System.Text.Json;

namespace Writ.Policy.Cases;

/// <summary>Turns a case's principal into a caller.</summary>
internal static class CallerReader
{
    public static Caller Read(JsonElement principal, CaseFields fields)
    {
        string? Text(string name) => fields.Optional(principal, name);
        string kind = fields.Required(principal, "kind");
        string? arn = Text("arn");
        if (Kind(kind) == CallerKind.Unknown)
        {
            fields.Fail($"\"{kind}\" is no kind of principal.");
        }

        return new Caller
        {
            Kind = Kind(kind), Arn = arn, Account = Text("account") ?? AccountOf(arn), Name = Text("name"), SessionName = Text("session"),
            RoleArn = Text("roleArn"), UniqueId = Text("uniqueId"), FederatedBy = Text("federatedBy"), CanonicalUserId = Text("canonicalUserId"), AnySession = kind == "role-any-session",
            IsServiceLinkedRole = fields.Flag(principal, "serviceLinked"),
        };
    }

    public static CallerKind Kind(string kind) => kind switch
    {
        "user" => CallerKind.User,
        "root" => CallerKind.Root,
        "role-session" or "role-any-session" => CallerKind.RoleSession,
        "federated-user" => CallerKind.FederatedUser,
        "service" => CallerKind.Service,
        "anonymous" => CallerKind.Anonymous,
        "web-identity" => CallerKind.WebIdentity,
        "saml" => CallerKind.Saml,
        "assumed-root" => CallerKind.AssumedRootSession,
        _ => CallerKind.Unknown,
    };

    private static string? AccountOf(string? arn)
    {
        Matching.ArnText text = new(arn ?? "");
        return text.IsArn && text[4].Length > 0 ? text[4].ToString() : null;
    }
}
