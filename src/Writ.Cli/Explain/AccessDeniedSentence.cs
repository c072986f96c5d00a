using Writ.Cli.Policies;
using Writ.Policy;

namespace Writ.Cli.Explain;

/// <summary>Why AWS says that it denied: which layer, whether by a Deny, and by which policy where AWS names it.</summary>
internal sealed record DenialReason(PolicyLayer Layer, bool IsExplicit, string? PolicyArn);

/// <summary>
/// AWS's sentence of an AccessDenied, taken apart (AWS: IAM User Guide, troubleshoot access denied error messages). It may stand anywhere in
/// a longer text, as clients print it. Whatever the text, reading it takes time in proportion to its length.
/// </summary>
internal sealed record AccessDeniedSentence(string? Principal, string Action, string? Resource, DenialReason? Reason)
{
    private const int Limit = 64 * 1024;

    private const string User = "User: ";
    private const string NotAuthorized = " is not authorized to perform: ";
    private const string NobodyAuthorized = "Not authorized to perform ";
    private const string OnResource = " on resource: ";
    private const string BecauseNo = " because no ";
    private const string ExplicitDeny = " with an explicit deny";

    // What clients and services add behind the sentence.
    private static readonly string[] Tails = ["\n", "\r", " Encoded authorization failure message:", ". Encoded authorization failure message:", " (Service: "];

    /// <summary>The sentence in a text; null when there is none.</summary>
    public static AccessDeniedSentence? Find(string text)
    {
        text = text.Length > Limit ? text[..Limit] : text;
        var perform = text.IndexOf(NotAuthorized, StringComparison.Ordinal);
        if (perform >= 0)
        {
            var user = text.LastIndexOf(User, perform, StringComparison.Ordinal);
            var name = user < 0 ? "" : text[(user + User.Length)..perform].Trim();
            return Read(name.Length > 0 ? name : null, text[(perform + NotAuthorized.Length)..]);
        }

        var nobody = text.IndexOf(NobodyAuthorized, StringComparison.Ordinal);
        return nobody < 0 ? null : Read(null, text[(nobody + NobodyAuthorized.Length)..]);
    }

    private static AccessDeniedSentence? Read(string? principal, string rest)
    {
        rest = CutTails(rest);
        var because = rest.LastIndexOf(BecauseNo, StringComparison.Ordinal);
        var denied = rest.LastIndexOf(ExplicitDeny, StringComparison.Ordinal);
        var end = Math.Max(because, denied);
        var (subject, why) = end < 0 ? (rest, "") : (rest[..end], rest[end..]);
        var on = subject.IndexOf(OnResource, StringComparison.Ordinal);
        var action = Bare(on < 0 ? subject : subject[..on]);
        var resource = on < 0 ? null : Bare(subject[(on + OnResource.Length)..]);
        return action.Length == 0 ? null : new AccessDeniedSentence(principal, action, resource is { Length: > 0 } ? resource : null, ReadReason(why));
    }

    private static DenialReason? ReadReason(string why)
    {
        if (why.StartsWith(BecauseNo, StringComparison.Ordinal))
        {
            var layer = LayerWords.StartOf(why.AsSpan(BecauseNo.Length)).Layer;
            return new DenialReason(layer, IsExplicit: false, null);
        }

        return why.StartsWith(ExplicitDeny, StringComparison.Ordinal) ? ExplicitReason(why.AsSpan(ExplicitDeny.Length)) : null;
    }

    /// <summary>" in a session policy", and since 2026 also ": ARN" where the policy may be known.</summary>
    private static DenialReason ExplicitReason(ReadOnlySpan<char> where)
    {
        foreach (var article in (ReadOnlySpan<string>)[" in a ", " in an ", " in the "])
        {
            if (!where.StartsWith(article, StringComparison.Ordinal))
            {
                continue;
            }

            var (layer, length) = LayerWords.StartOf(where[article.Length..]);
            var rest = where[(article.Length + length)..];
            var arn = length > 0 && rest.StartsWith(": ", StringComparison.Ordinal) ? Bare(rest[2..].ToString()) : "";
            return new DenialReason(layer, IsExplicit: true, arn.StartsWith("arn:", StringComparison.Ordinal) ? arn : null);
        }

        return new DenialReason(PolicyLayer.None, IsExplicit: true, null);
    }

    private static string CutTails(string text)
    {
        foreach (var tail in Tails)
        {
            var at = text.IndexOf(tail, StringComparison.Ordinal);
            text = at < 0 ? text : text[..at];
        }

        return text;
    }

    /// <summary>Without the full stop, the spaces, and the quotes that S3 puts around its ARNs.</summary>
    private static string Bare(string text) => text.Trim().TrimEnd('.', ',').Trim().Trim('"').Trim();
}
