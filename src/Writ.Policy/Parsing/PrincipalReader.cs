using Writ.Policy.Matching;

namespace Writ.Policy.Parsing;

/// <summary>Reads Principal or NotPrincipal: <c>*</c>, or a map from a kind to one or many values.</summary>
internal static class PrincipalReader
{
    /// <summary>Null when the statement has neither element.</summary>
    public static PrincipalSet? Read(StatementSource statement, ParseScope scope)
    {
        JsonNode? node = statement.Principal ?? statement.NotPrincipal;
        if (node is null)
        {
            return null;
        }

        List<PolicyPrincipal> principals = [];
        if (node is { Kind: JsonNodeKind.Text, Text: "*" })
        {
            principals.Add(new PolicyPrincipal(PolicyPrincipalKind.Everyone, "*", scope.Source.Position(node)));
        }
        else if (node.Kind != JsonNodeKind.Object)
        {
            scope.Fail(Sentences.Syntax, node, "A principal is \"*\" or an object such as {\"AWS\": \"arn:…\"}.");
        }
        else
        {
            foreach (JsonMember member in node.Members)
            {
                ReadMember(member, principals, scope);
            }
        }

        if (scope.Saving && principals.Count == 0)
        {
            scope.Fail(Sentences.MissingPrincipal, node, "Name at least one principal.");
        }

        return new PrincipalSet([.. principals], negated: statement.NotPrincipal is not null);
    }

    private static void ReadMember(JsonMember member, List<PolicyPrincipal> principals, ParseScope scope)
    {
        if (!TryKind(member.Name, out PolicyPrincipalKind kind))
        {
            scope.Fail(Sentences.Syntax, member.Start, $"\"{member.Name}\" is no kind of principal; there are AWS, Service, Federated and CanonicalUser.");
            return;
        }

        foreach (JsonNode value in member.Value.Kind == JsonNodeKind.Array ? member.Value.Items : [member.Value])
        {
            if (value.Kind != JsonNodeKind.Text)
            {
                scope.Fail(Sentences.Syntax, value, "A principal must be a string.");
                return;
            }

            bool everyone = kind == PolicyPrincipalKind.AWS && value.Text == "*";
            principals.Add(new PolicyPrincipal(everyone ? PolicyPrincipalKind.Everyone : kind, value.Text, scope.Source.Position(value)));
            if (scope.Saving && !everyone && !PrincipalRules.IsValid(kind, value.Text))
            {
                string key = kind == PolicyPrincipalKind.AWS ? "AWS" : member.Name.ToUpperInvariant();
                scope.Fail(Sentences.InvalidPrincipal(key, value.Text), value, "This names nobody; wildcards are allowed only as \"*\" alone.");
            }
        }
    }

    private static bool TryKind(string name, out PolicyPrincipalKind kind)
    {
        kind = name switch
        {
            "AWS" => PolicyPrincipalKind.AWS,
            "Service" => PolicyPrincipalKind.Service,
            "Federated" => PolicyPrincipalKind.Federated,
            "CanonicalUser" => PolicyPrincipalKind.CanonicalUser,
            _ => PolicyPrincipalKind.Everyone,
        };
        return kind != PolicyPrincipalKind.Everyone;
    }
}
