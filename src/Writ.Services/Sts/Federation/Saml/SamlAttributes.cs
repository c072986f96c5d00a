using System.Xml;

namespace Writ.Services.Sts.Federation.Saml;

/// <summary>The attributes of an assertion: by name, each with its values in order. Names are told apart by case.</summary>
internal sealed class SamlAttributes
{
    private const int MaxText = 2_048;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>In the order they came.</summary>
    public IEnumerable<KeyValuePair<string, List<string>>> All => _values;

    /// <summary>Null when a value is no plain text, or too long.</summary>
    public static SamlAttributes? Read(XmlElement assertion)
    {
        var attributes = new SamlAttributes();
        foreach (var attribute in assertion.Children("AttributeStatement", SamlNames.Assertion).SelectMany(statement => statement.Children("Attribute", SamlNames.Assertion)))
        {
            if (attribute.Value("Name") is not { Length: > 0 } name)
            {
                return null;
            }

            if (!attributes._values.TryGetValue(name, out var values))
            {
                attributes._values[name] = values = [];
            }

            foreach (var value in attribute.Children("AttributeValue", SamlNames.Assertion))
            {
                if (value.Text() is not { Length: <= MaxText } text)
                {
                    // An eduPersonTargetedID holds a NameID; what is not for AWS may be anything.
                    if (name.StartsWith(SamlNames.Attributes, StringComparison.Ordinal))
                    {
                        return null;
                    }

                    continue;
                }

                values.Add(text);
            }
        }

        return attributes;
    }

    public IReadOnlyList<string> this[string name] => _values.TryGetValue(name, out var values) ? values : [];

    /// <summary>The values of one of AWS's attributes.</summary>
    public IReadOnlyList<string> OfAws(string name) => this[SamlNames.Attributes + name];
}
