using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Writ.Kernel.Secrets;

namespace Writ.Services.Sts.AuthorizationMessages;

/// <summary>
/// The encoded message of a refusal: sealed for the account of the caller who was refused, with a key of that account and
/// purpose, so that it is never taken for a session token nor opened by another account. All messages have the same length:
/// it tells a caller who may not decode them nothing, neither of the policies nor of whether the resource exists.
/// </summary>
internal static class AuthorizationMessage
{
    /// <summary>No message is longer (AWS: STS service model, encodedMessageType).</summary>
    public const int MaxLength = 10_240;

    /// <summary>What every message holds once filled up. Sealed and encoded it fits the 4 KiB of headers that common proxies take.</summary>
    private const int PlainBytes = 2_560;

    private const byte Padding = (byte)' ';

    private static readonly TimeSpan Generation = TimeSpan.FromDays(30);

    private static readonly FailureDocuments Documents = new(new JsonSerializerOptions(FailureDocuments.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // JSON in a sealed box, never HTML: a plus takes one byte
    });

    public static string Seal(Vault vault, AccountId account, DateTimeOffset now, FailureContext failure)
    {
        var plain = new byte[PlainBytes];
        plain.AsSpan().Fill(Padding);
        Fit(failure).CopyTo(plain, 0);
        return Base64Url.EncodeToString(vault.Seal(Purpose(account), GenerationOf(now), plain, account.ToString()));
    }

    /// <summary>Opens a message that was sealed for the account in this month or the last.</summary>
    public static FailureContext? Open(Vault vault, AccountId account, DateTimeOffset now, string message)
    {
        if (message.Length > MaxLength || !Base64Url.IsValid(message))
        {
            return null;
        }

        var box = Base64Url.DecodeFromChars(message);
        if (!Vault.TryReadGeneration(box, out var generation) || !IsCurrent(generation, now) || !vault.TryOpen(Purpose(account), box, account.ToString(), out var plain))
        {
            return null;
        }

        return JsonSerializer.Deserialize(plain, Documents.FailureContext) ?? throw new InvalidDataException("A sealed authorization message holds nothing.");
    }

    /// <summary>
    /// Leaves out what there is no room for: first the last of the request's keys, then the last of the statements, then the
    /// end of what the request names, which a caller can choose so that its JSON is six times as long.
    /// </summary>
    private static byte[] Fit(FailureContext failure)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(failure, Documents.FailureContext);
        while (json.Length > PlainBytes)
        {
            failure = failure switch
            {
                { Conditions.Count: > 0 } => failure with { Conditions = [.. failure.Conditions.Take(failure.Conditions.Count * 3 / 4)] },
                { Statements.Count: > 0 } => failure with { Statements = [.. failure.Statements.SkipLast(1)] },
                _ => failure with { Resource = failure.Resource.Clip(failure.Resource.Length / 2) },
            };
            json = JsonSerializer.SerializeToUtf8Bytes(failure, Documents.FailureContext);
        }

        return json;
    }

    private static string Purpose(AccountId account) => $"authorization-message/{account}";

    private static uint GenerationOf(DateTimeOffset time) => (uint)(time.ToUnixTimeSeconds() / (long)Generation.TotalSeconds);

    private static bool IsCurrent(uint generation, DateTimeOffset now)
    {
        var current = GenerationOf(now);
        return generation == current || generation + 1 == current || generation == current + 1; // the last: another node's clock may be ahead
    }
}
