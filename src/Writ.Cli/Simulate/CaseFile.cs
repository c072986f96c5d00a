using System.IO.Pipelines;
using System.Text;
using Writ.Cli.Documents;

namespace Writ.Cli.Simulate;

/// <summary>A file of cases as a stream of them: JSON lines, or the items of a YAML list.</summary>
internal static class CaseFile
{
    /// <summary>The cases, one after the other. <paramref name="beforeRead"/> runs whenever more input has to be waited for.</summary>
    public static async Task<IEnumerable<CaseLine>> OpenAsync(string path, Action beforeRead, CancellationToken cancellation)
    {
        var source = PipeReader.Create(InputFile.Open(path));
        var yaml = Path.GetExtension(path) switch
        {
            ".yaml" or ".yml" => true,
            ".jsonl" or ".ndjson" => false,
            _ => await BeginsLikeYamlAsync(source, cancellation),
        };
        return yaml ? Items(InputFile.NameOf(path), source.AsStream()) : new CaseLines(source.AsStream(), beforeRead).Read();
    }

    /// <summary>Looks at the first bytes and leaves them: a JSON line begins with a brace, a YAML list with anything else.</summary>
    private static async Task<bool> BeginsLikeYamlAsync(PipeReader source, CancellationToken cancellation)
    {
        var first = await source.ReadAsync(cancellation);
        var text = first.Buffer.FirstSpan;
        text = (text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text).TrimStart(" \t\r\n"u8);
        var yaml = text.Length > 0 && text[0] != (byte)'{';
        source.AdvanceTo(first.Buffer.Start);
        return yaml;
    }

    private static IEnumerable<CaseLine> Items(string name, Stream stream)
    {
        using var text = new BudgetReader(new StreamReader(stream, InputFile.Strict), CaseLine.Limit, name);
        foreach (var item in new YamlTree(name, text).ReadItems(text.Renew))
        {
            yield return new CaseLine(item.Line, Encoding.UTF8.GetBytes(CaseYaml.ToJson(item)), null);
        }
    }
}
