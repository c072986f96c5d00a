using System.Globalization;
using System.Xml;

namespace Writ.Services.Sts.Federation.Saml;

/// <summary>
/// XML that others wrote, read for its signatures: without DTDs, bounded, and every id once. Comments are dropped while reading, so that none can cut a
/// text in two; the canonical forms that are accepted here leave them out as well.
/// </summary>
internal static class SamlXml
{
    private const int MaxCharacters = 100_000;
    private const int MaxDepth = 32;
    private const int MaxNodes = 10_000;

    /// <summary>Of one element, declarations of namespaces among them: the time that canonical forms take is quadratic in these.</summary>
    private const int MaxAttributes = 64;

    /// <summary>Null when it is no such document.</summary>
    public static XmlElement? Parse(byte[] bytes)
    {
        try
        {
            if (!IsBounded(bytes))
            {
                return null;
            }

            using var reader = Reader(bytes);
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            document.Load(reader);
            return document.DocumentElement is { } root && HasUniqueIds(root) ? root : null;
        }
        catch (Exception refused) when (refused is XmlException or ArgumentException)
        {
            // The framework says only this way that a document is no XML.
            return null;
        }
    }

    private static XmlReader Reader(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
    });

    /// <summary>Looked at before a tree is made of it, which others walk by recursion.</summary>
    private static bool IsBounded(byte[] bytes)
    {
        using var reader = Reader(bytes);
        var nodes = 0;
        while (reader.Read())
        {
            nodes += 1 + reader.AttributeCount;
            if (reader.Depth > MaxDepth || nodes > MaxNodes || reader.AttributeCount > MaxAttributes)
            {
                return false;
            }
        }

        return true;
    }

    public static IEnumerable<XmlElement> Children(this XmlElement parent) => parent.ChildNodes.OfType<XmlElement>();

    public static IEnumerable<XmlElement> Children(this XmlElement parent, string name, string space) =>
        parent.Children().Where(child => child.LocalName == name && child.NamespaceURI == space);

    /// <summary>The only child of that name; null when there is none or several.</summary>
    public static XmlElement? Only(this XmlElement parent, string name, string space) => parent.Children(name, space).Take(2).ToList() is [var only] ? only : null;

    /// <summary>
    /// An element's text without XML's white space around it; null when it holds anything else. Other white space stays: "admin" and a
    /// no-break space is another name than "admin".
    /// </summary>
    public static string? Text(this XmlElement element) =>
        element.ChildNodes.OfType<XmlNode>().All(node => node is XmlCharacterData) ? element.InnerText.Trim(' ', '\t', '\r', '\n') : null;

    /// <summary>An attribute without a namespace; null when there is none.</summary>
    public static string? Value(this XmlElement element, string name) => element.GetAttributeNode(name)?.Value;

    /// <summary>xs:dateTime, which is UTC in SAML; null when there is none or it is none.</summary>
    public static DateTimeOffset? Time(this XmlElement element, string name) => DateTimeOffset.TryParseExact(
        element.Value(name),
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out var time) ? time : null;

    /// <summary>Whoever verifies an id must find one element by it (signature wrapping), however the attribute is written.</summary>
    private static bool HasUniqueIds(XmlElement root)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<XmlElement>([root]);
        while (open.TryPop(out var element))
        {
            foreach (var attribute in element.Attributes.OfType<XmlAttribute>().Where(attribute => attribute.LocalName.Equals("id", StringComparison.OrdinalIgnoreCase)))
            {
                if (!seen.Add(attribute.Value))
                {
                    return false;
                }
            }

            foreach (var child in element.Children())
            {
                open.Push(child);
            }
        }

        return true;
    }
}
