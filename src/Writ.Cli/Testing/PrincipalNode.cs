using Writ.Cli.Documents;
using Writ.Cli.Policies;
using Writ.Policy;

namespace Writ.Cli.Testing;

/// <summary>Reads a principal: the text that `writ simulate --principal` takes, or a map in the words of the case format.</summary>
internal static class PrincipalNode
{
    private static readonly string[] Keys = ["kind", "arn", "account", "name", "session", "roleArn", "uniqueId", "federatedBy", "canonicalUserId", "serviceLinked"];

    public static Caller Read(DocumentNode node) => node.Kind == NodeKind.Scalar ? OfText(node, node.Text, null) : OfMap(node.RequireMap("principal", Keys));

    private static Caller OfMap(DocumentNode node)
    {
        string? Text(string key) => node.Find(key) is { IsNull: false } value ? value.TextOf(key) : null;
        var arn = Text("arn");
        Caller caller = Text("kind") is { } kind
            ? new Caller { Kind = KindOf(node, kind), Arn = arn, AnySession = kind == "role-any-session" }
            : OfText(node, arn ?? Text("name") ?? throw node.Wrong("A principal has an arn, or a kind."), Text("roleArn"));
        var derived = arn is null ? null : PrincipalText.TryRead(arn, Text("roleArn"));
        return caller with
        {
            Account = Text("account") ?? derived?.Account,
            Name = Text("name") ?? derived?.Name,
            SessionName = Text("session") ?? derived?.SessionName,
            RoleArn = Text("roleArn") ?? derived?.RoleArn,
            UniqueId = Text("uniqueId"),
            FederatedBy = Text("federatedBy") ?? derived?.FederatedBy,
            CanonicalUserId = Text("canonicalUserId"),
            IsServiceLinkedRole = IsTrue(node.Find("serviceLinked")),
        };
    }

    private static CallerKind KindOf(DocumentNode node, string word) =>
        DecisionCase.KindOf(word) is var kind and not CallerKind.Unknown ? kind : throw (node.Find("kind") ?? node).Wrong($"'{word}' is no kind of principal.");

    private static bool IsTrue(DocumentNode? node) => node is { IsNull: false } && node.TextOf("serviceLinked") switch
    {
        "true" => true,
        "false" => false,
        _ => throw node.Wrong("serviceLinked is true or false."),
    };

    private static Caller OfText(DocumentNode node, string text, string? roleArn)
    {
        try
        {
            return PrincipalText.Read(text, roleArn);
        }
        catch (InputException reason)
        {
            throw node.Wrong(reason.Message);
        }
    }
}
