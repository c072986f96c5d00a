using Writ.Cli.Documents;
using Writ.Cli.Policies;
using Writ.Policy;

namespace Writ.Cli.Testing;

/// <summary>Reads the `policies:` of a test file: layers of documents, written out or named as files beside the test.</summary>
internal sealed class PolicyNodes(string directory, PolicyStrictness strictness)
{
    private static readonly string[] Layers = ["identity", "resource", "boundary", "session", "scps", "rcps", "vpce"];
    private static readonly string[] Reference = ["file", "document", "name", "arn"];
    private static readonly string[] Document = ["Version", "Id", "Statement"];

    private readonly Dictionary<string, PolicyText> _files = new(StringComparer.Ordinal);

    /// <summary>What holds where a file names no policies.</summary>
    public PolicyInputs None { get; } = new() { Strictness = strictness };

    /// <summary>The defaults with the layers that the map names put in their place; null takes a layer away.</summary>
    public PolicyInputs Read(DocumentNode? node, PolicyInputs defaults)
    {
        if (node is null || node.IsNull)
        {
            return defaults;
        }

        node.RequireMap("policies", Layers);
        var read = defaults;
        foreach (var (key, value) in node.Entries)
        {
            read = key.Text switch
            {
                "identity" => read with { Identity = List(value, key.Text) ?? [] },
                "resource" => read with { Resource = Single(value) },
                "boundary" => read with { Boundary = List(value, key.Text) },
                "session" => read with { Session = List(value, key.Text) },
                "scps" => read with { ServiceControl = Levels(value, key.Text) },
                "rcps" => read with { ResourceControl = PolicyInputs.WithFullAccess(Levels(value, key.Text)) },
                _ => read with { Endpoint = List(value, key.Text) },
            };
        }

        return read;
    }

    private PolicyText? Single(DocumentNode node) =>
        node.IsNull ? null : node.Kind == NodeKind.List ? throw node.Wrong("A resource has one policy, not a list.") : One(node, "resource");

    private List<PolicyText>? List(DocumentNode node, string layer) =>
        node.IsNull ? null : [.. node.AsList().Select((item, i) => One(item, node.Kind == NodeKind.List ? $"{layer}[{i}]" : layer))];

    /// <summary>Levels from the organization's root to the account: a list of them, or a map with a name for each.</summary>
    private IReadOnlyList<IReadOnlyList<PolicyText>> Levels(DocumentNode node, string layer)
    {
        if (node.IsNull)
        {
            return [];
        }

        return node.Kind switch
        {
            NodeKind.Map when !IsPolicy(node) => [.. node.Entries.Select(level => List(level.Value, $"{layer}.{level.Name}") ?? [])],
            NodeKind.List => [.. node.Items.Select((level, i) => List(level, $"{layer}[{i}]") ?? [])],
            _ => [List(node, layer) ?? []],
        };
    }

    private static bool IsPolicy(DocumentNode node) => node.Find("Statement") is not null || node.Find("file") is not null || node.Find("document") is not null;

    private PolicyText One(DocumentNode node, string place)
    {
        if (node.Kind == NodeKind.Scalar)
        {
            return PolicyText.Known(node.Text) ?? throw node.Wrong($"'{node.Text}' is no policy. Write the document here, or 'file: {node.Text}'; by name there are {PolicyText.FullAccess} and {PolicyText.FullResourceAccess}.");
        }

        if (node.Kind != NodeKind.Map)
        {
            throw node.Wrong("A policy is a document, or a map with file or document.");
        }

        return node.Find("file") is null && node.Find("document") is null && node.Entries.Any(entry => Document.Contains(entry.Name, StringComparer.Ordinal))
            ? PolicyText.FromNode(node, place)
            : Named(node.RequireMap("a policy", Reference), place);
    }

    private PolicyText Named(DocumentNode node, string place)
    {
        var (file, document) = (node.Find("file"), node.Find("document"));
        var name = node.Find("name")?.TextOf("name");
        var arn = node.Find("arn")?.TextOf("arn");
        return (file, document) switch
        {
            (not null, null) => File(file, name, arn),
            (null, not null) => PolicyText.FromNode(document, name ?? place, arn),
            _ => throw node.Wrong("A policy has either file or document."),
        };
    }

    /// <summary>Beside the test file; called by what the test calls it.</summary>
    private PolicyText File(DocumentNode file, string? name, string? arn)
    {
        var written = file.TextOf("file");
        var key = $"{written}\n{name}\n{arn}";
        if (!_files.TryGetValue(key, out var text))
        {
            try
            {
                text = PolicyText.FromFile(Path.Combine(directory, written), name ?? written, arn);
            }
            catch (InputException reason) when (!reason.HasPlace)
            {
                throw file.Wrong(reason.Message);
            }

            _files[key] = text;
        }

        return text;
    }
}
