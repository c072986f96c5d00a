using System.Text;
using System.Text.RegularExpressions;
using Writ.Wire.Signing;

namespace Writ.Tests.Wire.Signing;

/// <summary>A naive second writing of the canonical request, to tell a change of meaning from a change of spelling.</summary>
internal static class ReferenceCanonicalizer
{
    public static string Canonicalize(SigningRequest request, IEnumerable<string> signedHeaders)
    {
        var headers = signedHeaders.Select(name => name + ":" + (request.TryGetHeader(name, out var value) ? Collapse(value) : "\0absent"));
        var body = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(request.Body.Span));
        return string.Join('\n', [request.Method, Path(request.Path), Query(request.QueryString), .. headers, body]);
    }

    public static string? Signature(SigningRequest request) =>
        Pairs(request.QueryString).Where(p => p.Name == "X-Amz-Signature").Select(p => p.Value).FirstOrDefault();

    private static string Collapse(string value) => Regex.Replace(value.Trim(' ', '\t'), "[ \t]+", " ");

    private static string Path(string path)
    {
        var output = new List<string>();
        foreach (var segment in path.Split('/').Where(s => s.Length > 0 && s != "."))
        {
            if (segment != "..")
            {
                output.Add(segment);
            }
            else if (output.Count > 0)
            {
                output.RemoveAt(output.Count - 1);
            }
        }

        return (path.StartsWith('/') ? "/" : "") + string.Join('/', output.Select(Uri.EscapeDataString)) + (path.EndsWith('/') && output.Count > 0 ? "/" : "");
    }

    private static string Query(string query) => string.Join('&', Pairs(query)
        .Where(p => p.Name != "X-Amz-Signature")
        .OrderBy(p => p.Name, StringComparer.Ordinal)
        .ThenBy(p => p.Value, StringComparer.Ordinal)
        .Select(p => p.Name + "=" + p.Value));

    private static IEnumerable<(string Name, string Value)> Pairs(string query) =>
        from pair in query.Split('&')
        where pair.Length > 0
        let split = pair.IndexOf('=', StringComparison.Ordinal)
        select split < 0 ? (Recode(pair), "") : (Recode(pair[..split]), Recode(pair[(split + 1)..]));

    private static string Recode(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i] == '+' ? " " : char.IsHighSurrogate(text[i]) ? text.Substring(i++, 2) : text[i].ToString()));
            }
        }

        return string.Concat(bytes.Select(b => char.IsAsciiLetterOrDigit((char)b) || "-._~".Contains((char)b) ? ((char)b).ToString() : $"%{b:X2}"));
    }
}
