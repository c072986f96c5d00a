using System.Text.Json;
using Writ.Services.Operations;

namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

/// <summary>What the browser says of the page that asked (WebAuthn Level 2, 5.8.1).</summary>
/// <param name="Type">What was asked for.</param>
/// <param name="Challenge">The challenge in base 64 for URLs.</param>
/// <param name="Origin">Of which origin the page is.</param>
/// <param name="IsFramed">Whether another site's page showed it.</param>
internal sealed record ClientData(string Type, string Challenge, string Origin, bool IsFramed)
{
    public const string Create = "webauthn.create";
    public const string Get = "webauthn.get";

    private const int MaxBytes = 4_096;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    public static ClientData? Read(byte[] json)
    {
        if (json.Length > MaxBytes)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "type") is { } type && Text(root, "challenge") is { } challenge && Text(root, "origin") is { } origin
                ? new ClientData(type, challenge, origin, root.TryGetProperty("crossOrigin", out var framed) && framed.ValueKind != JsonValueKind.False)
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The framework says only this way that it is no JSON, or that a string is no text.
            return null;
        }
    }

    /// <summary>Why the page's words are refused; null when they are right.</summary>
    public string? Fault(string type, RelyingParty party) =>
        Type != type ? "it is not of this ceremony"
        : IsFramed ? "it comes from a framed page"
        : !party.IsOrigin(Origin) ? "it comes from another origin"
        : null;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
