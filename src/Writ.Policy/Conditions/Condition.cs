using Writ.Policy.Matching;

namespace Writ.Policy.Conditions;

/// <summary>One key under one operator with the values the policy lists; a statement's conditions must all be met.</summary>
internal sealed class Condition
{
    private readonly ContextKey _key;
    private readonly PolicyValues _values;
    private readonly bool _nullWanted;
    private readonly bool _presentWanted;

    public Condition(string operatorName, string key, IReadOnlyList<string> values, bool variables)
    {
        OperatorName = operatorName;
        Operator = ConditionOperator.Parse(operatorName);
        Values = values;
        Variables = variables;
        _key = new ContextKey(key);
        _values = PolicyValues.Compile(Operator, values, variables);
        if (Operator.Family != ConditionFamily.Null)
        {
            return;
        }

        _nullWanted = values.Contains("true", StringComparer.OrdinalIgnoreCase);
        _presentWanted = values.Contains("false", StringComparer.OrdinalIgnoreCase);
    }

    public string OperatorName { get; }

    public ConditionOperator Operator { get; }

    public string Key => _key.Name;

    public IReadOnlyList<string> Values { get; }

    /// <summary>Values may hold policy variables.</summary>
    public bool Variables { get; }

    public bool ValuesAreReadable => Operator.Family == ConditionFamily.Null ? _nullWanted || _presentWanted : _values.AllReadable;

    public bool IsMet(RequestContext context, EvaluationOptions options)
    {
        bool present = context.TryGet(_key, out ContextValue value) && value.Count > 0;
        if (Operator.Family is ConditionFamily.Null)
        {
            return present ? _presentWanted : _nullWanted;
        }

        if (Operator.Family is ConditionFamily.Unknown)
        {
            return false;
        }

        if (!present)
        {
            return Operator.HoldsWhenAbsent;
        }

        return Operator.Quantifier switch
        {
            ConditionQuantifier.ForAllValues => HoldsForAll(value, context, options),
            ConditionQuantifier.ForAnyValue => HoldsForAny(value, context, options),
            _ => value.Count == 1 ? Holds(value[0], context, options) : HoldsForMany(value, context, options),
        };
    }

    private bool HoldsForAll(ContextValue value, RequestContext context, EvaluationOptions options)
    {
        for (int i = 0; i < value.Count; i++)
        {
            if (!Holds(value[i], context, options))
            {
                return false;
            }
        }

        return true;
    }

    private bool HoldsForAny(ContextValue value, RequestContext context, EvaluationOptions options)
    {
        for (int i = 0; i < value.Count; i++)
        {
            if (Holds(value[i], context, options))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Several values without set prefix: undocumented. The positive operator does not match, hence the negated one holds.</summary>
    private bool HoldsForMany(ContextValue value, RequestContext context, EvaluationOptions options)
    {
        bool matches = false;
        for (int i = 0; options.PlainOperatorMatchesAnyOfManyValues && i < value.Count; i++)
        {
            matches |= _values.Compare(value[i], context) == Comparison.Match;
        }

        return matches != Operator.Negated;
    }

    private bool Holds(string requestValue, RequestContext context, EvaluationOptions options) => _values.Compare(requestValue, context) switch
    {
        Comparison.Match => !Operator.Negated,
        Comparison.Unreadable => Operator.Negated && options.NotIpAddressMatchesUnreadable,
        _ => Operator.Negated,
    };
}
