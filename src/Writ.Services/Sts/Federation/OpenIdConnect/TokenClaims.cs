using System.Text.Json;
using Writ.Wire.Errors;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>The standard claims of a token (OpenID Connect Core 1.0, 2), read but not judged.</summary>
internal sealed class TokenClaims
{
    /// <summary>AWS: STS service model, webIdentitySubjectType. The other texts get the same room.</summary>
    private const int MaxText = 255;

    /// <summary>A session token holds all of them.</summary>
    private const int MaxMethods = 10;
    private const int MaxMethod = 100;

    private TokenClaims(string issuer, string subject, IReadOnlyList<string> audiences)
    {
        Issuer = issuer;
        Subject = subject;
        Audiences = audiences;
    }

    public string Issuer { get; }

    public string Subject { get; }

    public IReadOnlyList<string> Audiences { get; }

    public string? AuthorizedParty { get; private init; }

    public string? Email { get; private init; }

    public IReadOnlyList<string> Methods { get; private init; } = [];

    public long Expires { get; private init; }

    public long IssuedAt { get; private init; }

    public long? NotBefore { get; private init; }

    public static Result<TokenClaims> Read(JsonElement json)
    {
        var audiences = json.Texts("aud");
        var methods = json.Texts("amr");
        if (FirstMissing(json) is { } missing)
        {
            return FederationErrors.MissingClaim(missing);
        }

        if (audiences is null || audiences.Any(text => text.Length is 0 or > MaxText) || methods is not { Count: <= MaxMethods } || methods.Any(text => text.Length is 0 or > MaxMethod))
        {
            return FederationErrors.InvalidClaim(audiences is null || audiences.Any(text => text.Length is 0 or > MaxText) ? "aud" : "amr");
        }

        string?[] texts = [json.Text("iss"), json.Text("sub"), OrNothing(json, "azp"), OrNothing(json, "email")];
        if (Array.FindIndex(texts, text => text is null or { Length: > MaxText }) is >= 0 and var at)
        {
            return FederationErrors.InvalidClaim(((string[])["iss", "sub", "azp", "email"])[at]);
        }

        var notBefore = Time(json, "nbf");
        if (Time(json, "exp") is not { } expires || Time(json, "iat") is not { } issuedAt || (notBefore is null && json.TryGetProperty("nbf", out _)))
        {
            return FederationErrors.InvalidClaim(Time(json, "exp") is null ? "exp" : Time(json, "iat") is null ? "iat" : "nbf");
        }

        return new TokenClaims(texts[0] ?? "", texts[1] ?? "", audiences)
        {
            AuthorizedParty = texts[2] is { Length: > 0 } party ? party : null,
            Email = texts[3] is { Length: > 0 } email ? email : null,
            Methods = methods,
            Expires = expires,
            IssuedAt = issuedAt,
            NotBefore = notBefore,
        };
    }

    private static string? FirstMissing(JsonElement json) => Array.Find(["iss", "sub", "aud", "exp", "iat"], name =>
        !json.TryGetProperty(name, out var claim)
        || claim.ValueKind == JsonValueKind.Null
        || (claim.ValueKind == JsonValueKind.String && claim.Text() is "")
        || (claim.ValueKind == JsonValueKind.Array && claim.GetArrayLength() == 0));

    private static string? OrNothing(JsonElement json, string name) => json.TryGetProperty(name, out var claim) ? claim.Text() : "";

    /// <summary>Whole seconds (AWS: STS API Reference, WebIdentityToken: an integer or a long integer).</summary>
    private static long? Time(JsonElement json, string name) =>
        json.TryGetProperty(name, out var claim) && claim.ValueKind == JsonValueKind.Number && claim.TryGetInt64(out var seconds) ? seconds : null;
}
