namespace Writ.Services.Sts.Federation.Saml;

/// <summary>The condition keys of an assertion (AWS: IAM User Guide, mapping SAML attributes to AWS trust policy context keys).</summary>
internal static class SamlKeys
{
    private const string Edu = "urn:oid:1.3.6.1.4.1.5923.1.";
    private const string Claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    /// <summary>The names of attributes and the keys that they map to; of several for one key the first counts.</summary>
    private static readonly (string Attribute, string Key)[] Map =
    [
        (Edu + "1.1.1", "eduPersonAffiliation"), (Edu + "1.1.2", "eduPersonNickname"), (Edu + "1.1.3", "eduPersonOrgDN"), (Edu + "1.1.4", "eduPersonOrgUnitDN"),
        (Edu + "1.1.5", "eduPersonPrimaryAffiliation"), (Edu + "1.1.6", "eduPersonPrincipalName"), (Edu + "1.1.7", "eduPersonEntitlement"),
        (Edu + "1.1.8", "eduPersonPrimaryOrgUnitDN"), (Edu + "1.1.9", "eduPersonScopedAffiliation"), (Edu + "1.1.10", "eduPersonTargetedID"),
        (Edu + "1.1.11", "eduPersonAssurance"), (Edu + "2.1.2", "eduOrgHomePageURI"), (Edu + "2.1.3", "eduOrgIdentityAuthNPolicyURI"),
        (Edu + "2.1.4", "eduOrgLegalName"), (Edu + "2.1.5", "eduOrgSuperiorURI"), (Edu + "2.1.6", "eduOrgWhitePagesURI"), ("urn:oid:2.5.4.3", "cn"),
        (Claims + "name", "name"), ("http://schemas.xmlsoap.org/claims/CommonName", "commonName"), (Claims + "givenname", "givenName"), (Claims + "surname", "surname"),
        (Claims + "emailaddress", "mail"), ("http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid", "primaryGroupSID"),
        ("2.5.4.3", "commonName"), ("2.5.4.4", "surname"), ("2.4.5.42", "givenName"), ("2.5.4.45", "x500UniqueIdentifier"),
        ("0.9.2342.19200300100.1.1", "uid"), ("0.9.2342.19200300100.1.3", "mail"), ("0.9.2342.19200300.100.1.45", "organizationStatus"),
    ];

    /// <summary>All of the caller's, for the trust policy.</summary>
    /// <param name="subject">Who.</param>
    /// <param name="document">The provider: account/name.</param>
    /// <param name="recipient">Where the assertion was to be presented.</param>
    /// <param name="attributes">The attributes of the assertion.</param>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Of(SamlSubject subject, string document, string recipient, SamlAttributes attributes)
    {
        List<KeyValuePair<string, IReadOnlyList<string>>> keys =
        [
            .. ForSession(subject),
            new("saml:aud", [recipient]),
            new("saml:iss", [subject.Issuer]),
            new("saml:doc", [document]),
        ];
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (attribute, key) in Map)
        {
            if (attributes[attribute] is { Count: > 0 } values && known.Add(key))
            {
                keys.Add(new($"saml:{key}", values));
            }
        }

        return keys;
    }

    /// <summary>Those that the session keeps for its requests to all services.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> ForSession(SamlSubject subject) =>
        [new("saml:namequalifier", [subject.NameQualifier]), new("saml:sub", [subject.NameId]), new("saml:sub_type", [subject.Type])];
}
