using Writ.Policy.Conditions;

namespace Writ.Policy.Parsing;

/// <summary>Reads a Condition element: operators, then keys, then a value or a list of values.</summary>
internal static class ConditionReader
{
    public static Condition[] Read(JsonNode? block, bool variables, ParseScope scope)
    {
        if (block is null)
        {
            return [];
        }

        if (block.Kind != JsonNodeKind.Object || block.Members.Exists(member => member.Value.Kind != JsonNodeKind.Object))
        {
            scope.Fail(Sentences.Syntax, block, "Condition must be an object of operators, each an object of keys.");
            return [];
        }

        List<Condition> conditions = [];
        foreach (JsonMember op in block.Members)
        {
            foreach (JsonMember key in op.Value.Members)
            {
                ReadKey(op, key, variables, conditions, scope);
            }
        }

        return [.. conditions];
    }

    private static void ReadKey(JsonMember op, JsonMember key, bool variables, List<Condition> conditions, ParseScope scope)
    {
        List<JsonNode> values = key.Value.Kind == JsonNodeKind.Array ? key.Value.Items : [key.Value];
        JsonNode? wrong = values.Find(value => !value.IsScalar);
        if (wrong is not null)
        {
            scope.Fail(Sentences.Syntax, wrong, $"A value of {key.Name} must be a string, a number or a boolean.");
            return;
        }

        Condition condition = new(op.Name, key.Name, [.. values.Select(value => value.Text)], variables);
        if (scope.Saving)
        {
            CheckSaved(op, key, condition, scope);
        }

        conditions.Add(condition);
    }

    private static void CheckSaved(JsonMember op, JsonMember key, Condition condition, ParseScope scope)
    {
        if (condition.Operator.Family == ConditionFamily.Unknown)
        {
            scope.Fail(Sentences.Syntax, op.Start, $"There is no condition operator \"{op.Name}\".");
        }
        else if (!key.Name.Contains(':', StringComparison.Ordinal))
        {
            scope.Fail(Sentences.Vendor, key.Start, $"A condition key has a prefix, for example aws:{key.Name}.");
        }
        else if (!condition.ValuesAreReadable)
        {
            scope.Fail(Sentences.Legacy, key.Value, $"A value of {key.Name} is not what {op.Name} compares.");
        }
    }
}
