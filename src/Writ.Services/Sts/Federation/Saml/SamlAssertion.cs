using System.Xml;
using Writ.Wire.Errors;

namespace Writ.Services.Sts.Federation.Saml;

/// <summary>What an assertion says whose signature was verified (OASIS, SAML 2.0 Core; Profiles, 4.1). It is read by direct children alone.</summary>
internal sealed record SamlAssertion
{
    /// <summary>Clocks may differ by so much for what is to begin; what has ended has ended.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    private const int MaxNameId = 255;

    public required string Id { get; init; }

    public required string NameId { get; init; }

    public string? Format { get; init; }

    public required string Recipient { get; init; }

    public DateTimeOffset? SessionEnds { get; init; }

    public required SamlAttributes Attributes { get; init; }

    /// <summary>Reads and judges all but the attributes.</summary>
    /// <param name="assertion">The element as it was signed.</param>
    /// <param name="issuer">Who must have issued it.</param>
    /// <param name="endpoints">Where it may be presented.</param>
    /// <param name="now">The time.</param>
    public static Result<SamlAssertion> Read(XmlElement assertion, string issuer, SamlEndpoints endpoints, DateTimeOffset now)
    {
        if (assertion.Value("Version") != "2.0" || assertion.Value("ID") is not { Length: > 0 } id || assertion.Time("IssueInstant") is not { } issued)
        {
            return AssertionErrors.NotAResponse;
        }

        if (assertion.Only("Issuer", SamlNames.Assertion)?.Text() != issuer)
        {
            return AssertionErrors.OtherIssuer;
        }

        if ((CheckAge(issued, now) ?? CheckConditions(assertion, endpoints, now)) is { } error)
        {
            return error;
        }

        if (assertion.Only("Subject", SamlNames.Assertion) is not { } subject || subject.Only("NameID", SamlNames.Assertion) is not { } name || name.Text() is not { Length: > 0 and <= MaxNameId } nameId)
        {
            return FederationErrors.NotAuthorized("sts:AssumeRoleWithSAML"); // so AWS words a subject without a name
        }

        var recipient = Confirm(subject, endpoints, now);
        var session = SessionEnd(assertion, now);
        if ((recipient.Error ?? session.Error) is { } refused)
        {
            return refused;
        }

        return SamlAttributes.Read(assertion) is not { } attributes ? AssertionErrors.NotAResponse : new SamlAssertion
        {
            Id = id,
            NameId = nameId,
            Format = name.Value("Format") is { Length: > 0 and <= MaxNameId } format ? format : null,
            Recipient = recipient.Value,
            SessionEnds = session.Value.At,
            Attributes = attributes,
        };
    }

    private static AwsError? CheckAge(DateTimeOffset issued, DateTimeOffset now) =>
        now - issued > MaxAge ? AssertionErrors.TooOld : issued - now > Leeway ? AssertionErrors.NotYetValid : null;

    private static AwsError? CheckConditions(XmlElement assertion, SamlEndpoints endpoints, DateTimeOffset now)
    {
        if (assertion.Only("Conditions", SamlNames.Assertion) is not { } conditions)
        {
            return AssertionErrors.NoAudience;
        }

        // A condition that is not understood makes the assertion worthless (Core, 2.5.1).
        if (conditions.Children().Any(condition => condition.NamespaceURI != SamlNames.Assertion || condition.LocalName is not ("AudienceRestriction" or "OneTimeUse" or "ProxyRestriction"))
            || (conditions.Value("NotBefore") is not null && conditions.Time("NotBefore") is null)
            || (conditions.Value("NotOnOrAfter") is not null && conditions.Time("NotOnOrAfter") is null))
        {
            return AssertionErrors.InvalidConditions;
        }

        if (conditions.Time("NotBefore") - now > Leeway)
        {
            return AssertionErrors.NotYetValid;
        }

        if (conditions.Time("NotOnOrAfter") <= now)
        {
            return AssertionErrors.Expired;
        }

        var restrictions = conditions.Children("AudienceRestriction", SamlNames.Assertion).ToList();
        return restrictions.Count > 0 && restrictions.All(restriction => restriction.Children("Audience", SamlNames.Assertion).Any(audience => endpoints.IsAudience(audience.Text() ?? "")))
            ? null
            : AssertionErrors.NoAudience;
    }

    /// <summary>Where the bearer presents it: there is exactly one confirmation (AWS: IAM User Guide, SAML assertions for the authentication response).</summary>
    private static Result<string> Confirm(XmlElement subject, SamlEndpoints endpoints, DateTimeOffset now)
    {
        if (subject.Only("SubjectConfirmation", SamlNames.Assertion) is not { } confirmation
            || confirmation.Value("Method") != SamlNames.Bearer
            || confirmation.Only("SubjectConfirmationData", SamlNames.Assertion) is not { } data
            || data.Time("NotOnOrAfter") is not { } end
            || data.Value("Recipient") is not { } recipient
            || !endpoints.IsRecipient(recipient)
            || (data.Value("NotBefore") is not null && !(data.Time("NotBefore") - now <= Leeway)))
        {
            return AssertionErrors.InvalidConfirmation;
        }

        return end <= now ? AssertionErrors.Expired : recipient;
    }

    private static Result<(DateTimeOffset? At, bool IsRead)> SessionEnd(XmlElement assertion, DateTimeOffset now)
    {
        DateTimeOffset? earliest = null;
        foreach (var statement in assertion.Children("AuthnStatement", SamlNames.Assertion).Where(statement => statement.Value("SessionNotOnOrAfter") is not null))
        {
            if (statement.Time("SessionNotOnOrAfter") is not { } end)
            {
                return AssertionErrors.InvalidConditions;
            }

            earliest = earliest < end ? earliest : end;
        }

        return earliest <= now ? AssertionErrors.Expired : (earliest, true);
    }
}
