using System.Globalization;
using System.Security.Cryptography;
using Writ.Kernel.Principals;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.Providers.Saml;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;

namespace Writ.Services.Sts.Federation.Saml;

/// <summary>Finds out whom an assertion is about. Nothing in it is believed before its signature is, and nothing is asked of anybody.</summary>
internal sealed class SamlIdentity(Platform platform, DateTimeOffset now)
{
    private const int MinDuration = 900;
    private const int MaxDuration = 43_200;
    private const string TagPrefix = SamlNames.Attributes + "PrincipalTag:";

    public Result<UnsignedCaller> Identify(AssumeRoleWithSAMLRequest request)
    {
        if (!RoleTarget.IsRoleArn(request.RoleArn, out var account))
        {
            return StsErrors.InvalidArn(request.RoleArn);
        }

        // An account that does not exist, or is closed, has no provider; a role trusts those of its own account.
        if (!platform.MayHave(account, IamState.SamlProviders, request.PrincipalArn[(request.PrincipalArn.LastIndexOf('/') + 1)..])
            || platform.Accounts(account) is not { } state || AccountProfile.IsClosedIn(state) || SamlProviders.Find(state, request.PrincipalArn) is not { } provider)
        {
            return AssertionErrors.NoProvider;
        }

        if (provider.ValidUntil <= now)
        {
            return AssertionErrors.ProviderExpired;
        }

        var metadata = provider.Metadata();
        var opened = SamlResponse.Open(request.SAMLAssertion, metadata, provider.AssertionEncryptionMode == "Required", () => PrivateKeys(provider));
        if (opened.Error is { } unproven)
        {
            return unproven;
        }

        var read = SamlAssertion.Read(opened.Value, metadata.Issuer, new SamlEndpoints(provider.Id), now);
        return read.Error is { } error ? error : Caller(request, read.Value, SamlSubject.Of(read.Value.NameId, read.Value.Format, metadata.Issuer, account, provider.Name), account, provider);
    }

    private List<byte[]> PrivateKeys(SamlProvider provider)
    {
        var keys = new List<byte[]>();
        foreach (var key in provider.PrivateKeys)
        {
            if (!platform.Vault.TryOpen(SamlProvider.VaultPurpose, key.SealedKey, key.Id, out var opened))
            {
                throw new CryptographicException($"The private key {key.Id} does not open.");
            }

            keys.Add(opened);
        }

        return keys;
    }

    private static Result<UnsignedCaller> Caller(AssumeRoleWithSAMLRequest request, SamlAssertion assertion, SamlSubject subject, AccountId account, SamlProvider provider)
    {
        if (!assertion.Attributes.OfAws("Role").Any(pair => Names(pair, request)))
        {
            return AssertionErrors.NoRole;
        }

        var identity = Identity(assertion, subject);
        if (identity.Error is { } error)
        {
            return error;
        }

        var principal = new Principal
        {
            Caller = new Caller { Kind = CallerKind.Saml, Name = subject.NameId, FederatedBy = request.PrincipalArn },
            Account = account,
            Arn = "",
            UserId = "",
            AccessKeyId = "",
            Federation = new FederatedIdentity
            {
                Provider = request.PrincipalArn,
                Keys = SamlKeys.Of(subject, $"{account}/{provider.Name}", assertion.Recipient, assertion.Attributes),
            },
        };
        return new UnsignedCaller(principal, identity.Value) { Recorded = AssumeRoleWithSAMLRecord.Of(request, identity.Value, assertion.Id) };
    }

    private static Result<AssertedIdentity> Identity(SamlAssertion assertion, SamlSubject subject)
    {
        var attributes = assertion.Attributes;
        var name = SessionName(attributes);
        var duration = Duration(attributes);
        var tags = Tags(attributes);
        var source = Single(attributes, "SourceIdentity");
        if ((name.Error ?? duration.Error ?? tags.Error ?? source.Error) is { } error)
        {
            return error;
        }

        if (source.Value is { Length: > 0 } text && !ProviderNames.IsSourceIdentity(text))
        {
            return FederationErrors.InvalidSourceIdentity;
        }

        return new AssertedIdentity
        {
            Subject = subject.NameId,
            ProviderId = subject.NameQualifier,
            PrincipalId = $"{subject.NameQualifier}:{subject.NameId}",
            Audience = assertion.Recipient,
            SessionName = name.Value,
            Tags = tags.Value,
            TransitiveTagKeys = attributes.OfAws("TransitiveTagKeys"),
            SourceIdentity = source.Value is { Length: > 0 } given ? given : null,
            SessionEnds = assertion.SessionEnds,
            MaxDuration = duration.Value,
            SessionKeys = SamlKeys.ForSession(subject),
            Saml = subject,
        };
    }

    /// <summary>A pair of role and provider, in either order.</summary>
    private static bool Names(string pair, AssumeRoleWithSAMLRequest request) =>
        pair.Split(',', 3) is [var left, var right] && (left.Trim(), right.Trim()) is var named
        && (named == (request.RoleArn, request.PrincipalArn) || named == (request.PrincipalArn, request.RoleArn));

    private static Result<string> SessionName(SamlAttributes attributes)
    {
        var name = Single(attributes, "RoleSessionName");
        return name.Error is { } error ? error
            : name.Value.Length == 0 ? AssertionErrors.NoSessionName
            : ProviderNames.IsSessionName(name.Value) ? name.Value
            : AssertionErrors.InvalidSessionName;
    }

    private static Result<int> Duration(SamlAttributes attributes)
    {
        var text = Single(attributes, "SessionDuration");
        return text.Error is { } error ? error
            : text.Value.Length == 0 ? MaxDuration
            : int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= MinDuration and <= MaxDuration ? seconds
            : AssertionErrors.InvalidDuration;
    }

    private static Result<IReadOnlyList<TagShape>> Tags(SamlAttributes attributes)
    {
        var tags = new List<TagShape>();
        foreach (var (name, values) in attributes.All)
        {
            if (!name.StartsWith(TagPrefix, StringComparison.Ordinal))
            {
                continue;
            }

            if (values is not [var value])
            {
                return AssertionErrors.InvalidAttribute(name);
            }

            tags.Add(new TagShape { Key = name[TagPrefix.Length..], Value = value });
        }

        return FederatedTags.Check(tags, attributes.OfAws("TransitiveTagKeys")) is { } error ? error : tags;
    }

    /// <summary>The one value of an attribute; empty where there is none.</summary>
    private static Result<string> Single(SamlAttributes attributes, string name) => attributes.OfAws(name) switch
    {
        [] => "",
        [var only] => only,
        _ => AssertionErrors.InvalidAttribute(SamlNames.Attributes + name),
    };
}
