using Writ.Tests.Services.Sts.Federation.Saml;

namespace Writ.Tests.Operations;

/// <summary>The SAML provider of the cases: its key is new in every run, its documents are the same.</summary>
internal static class CaseSaml
{
    private static readonly TestSamlProvider Provider = new();

    public static string Metadata => Provider.Metadata;

    /// <summary>A response for a user, signed at that time, with more attributes if the case asks for them.</summary>
    public static string Response(string user, string attributes, DateTimeOffset now) => Provider.Good(now, attributes, user);

    /// <summary>One of AWS's attributes with one value.</summary>
    public static string Attribute(string name, string value) => TestSamlProvider.Attribute(name, value);
}
