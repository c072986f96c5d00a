using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Writ.Services.Sts.Federation.Saml;

/// <summary>Whom an assertion is about.</summary>
/// <param name="NameId">The user as the provider names it.</param>
/// <param name="Type">The format of that name, without the prefix of SAML's own formats.</param>
/// <param name="Issuer">The provider's entity id.</param>
/// <param name="NameQualifier">Tells names of different providers apart.</param>
public sealed record SamlSubject(string NameId, string Type, string Issuer, string NameQualifier)
{
    private const string FormatPrefix = "urn:oasis:names:tc:SAML:2.0:nameid-format:";
    private const string Unspecified = "unspecified";

    internal static SamlSubject Of(string nameId, string? format, string issuer, AccountId account, string providerName) => new(
        nameId,
        format is null ? Unspecified : format.StartsWith(FormatPrefix, StringComparison.Ordinal) ? format[FormatPrefix.Length..] : format,
        issuer,
        Qualifier($"{issuer}{account}/{providerName}"));

    [SuppressMessage("Security", "CA5350", Justification = "AWS's form: base 64 of SHA-1")] // a name for a provider, not a proof
    private static string Qualifier(string text) => Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
}
