using System.Globalization;
using System.Text;
using System.Text.Json;
using Writ.Wire.Signing;

namespace Writ.Tests.Wire.Signing;

/// <summary>Reads tests/corpus/signing.</summary>
internal static class SigningCorpus
{
    public static IEnumerable<SigningCase> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), file)));
        var root = document.RootElement;
        return [.. root.GetProperty("cases").EnumerateArray().Select((item, index) => ReadCase(root, item, $"{file} #{index}"))];
    }

    private static SigningCase ReadCase(JsonElement root, JsonElement item, string fallbackName)
    {
        string Text(string name) => Optional(name) ?? throw new InvalidDataException(name);
        string? Optional(string name) =>
            (item.TryGetProperty(name, out var value) || root.TryGetProperty(name, out value)) ? value.GetString() : null;
        var form = Text("form");
        return new SigningCase(
            Optional("name") ?? fallbackName,
            form,
            new SigningRequest
            {
                Method = Text("method"),
                Path = Text("path"),
                QueryString = Text("query"),
                Headers = [.. item.GetProperty("headers").EnumerateArray()
                    .Select(h => new KeyValuePair<string, string>(h[0].GetString() ?? "", h[1].GetString() ?? ""))],
                Body = Encoding.UTF8.GetBytes(Text("body")),
                NormalizePath = item.TryGetProperty("normalize", out var normalize) ? normalize.GetBoolean() : !form.StartsWith("s3", StringComparison.Ordinal),
            },
            new SigningCredentials(Optional("accessKeyId") ?? "AKIDEXAMPLE", Text("secret"), Optional("token")),
            new SigningScope(Text("region"), Text("service")),
            DateTimeOffset.ParseExact(Text("now"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Optional("signature"));
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "tests", "corpus", "signing")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? "", "tests", "corpus", "signing");
    }
}

internal sealed record SigningCase(
    string Name, string Form, SigningRequest Request, SigningCredentials Credentials, SigningScope Scope, DateTimeOffset Now, string? Signature)
{
    public bool IsS3 => Scope.Service == "s3";
}
