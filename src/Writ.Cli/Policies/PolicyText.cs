using Writ.Cli.Documents;
using Writ.Policy;

namespace Writ.Cli.Policies;

/// <summary>A policy document that somebody handed over, in JSON or YAML, with the name that reports call it by.</summary>
internal sealed class PolicyText
{
    /// <summary>AWS's managed policies that stand at the places of an organization from the start.</summary>
    public const string FullAccess = "FullAWSAccess";
    public const string FullResourceAccess = "RCPFullAWSAccess";

    private readonly string _json;
    private readonly string _file;
    private readonly JsonText? _origins;
    private readonly Dictionary<(PolicyKind Kind, PolicyStrictness Strictness), NamedPolicy> _compiled = [];

    private PolicyText(string name, string? arn, string json, string file, JsonText? origins)
    {
        Name = name;
        Arn = arn;
        _json = json;
        _file = file;
        _origins = origins;
    }

    public string Name { get; }

    public string? Arn { get; }

    /// <summary>A file's document: JSON when it begins like it, else YAML.</summary>
    public static PolicyText FromFile(string path, string? name = null, string? arn = null)
    {
        var text = InputFile.ReadText(path);
        var shown = InputFile.NameOf(path);
        return text.AsSpan().TrimStart().StartsWith("{")
            ? new PolicyText(name ?? shown, arn, text, shown, null)
            : FromNode(YamlTree.Read(shown, text), name ?? shown, arn);
    }

    /// <summary>A document written inside another file.</summary>
    public static PolicyText FromNode(DocumentNode node, string name, string? arn = null)
    {
        if (node.Kind != NodeKind.Map)
        {
            throw node.Wrong("This is no policy document: it must be a map with Version and Statement.");
        }

        var json = JsonText.Of(node);
        return new PolicyText(name, arn, json.ToString(), node.File, json);
    }

    /// <summary>The policies that AWS attaches by itself, by their names; null for any other name.</summary>
    public static PolicyText? Known(string name) => name switch
    {
        FullAccess => new PolicyText(name, "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", name, null),
        FullResourceAccess => new PolicyText(name, "arn:aws:organizations::aws:policy/resource_control_policy/p-RCPFullAWSAccess", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""", name, null),
        _ => null,
    };

    /// <summary>The compiled document, for the place it stands in.</summary>
    public NamedPolicy Compile(PolicyKind kind, PolicyStrictness strictness)
    {
        if (_compiled.TryGetValue((kind, strictness), out var known))
        {
            return known;
        }

        var result = CompiledPolicy.Parse(_json, kind, strictness);
        var named = new NamedPolicy(Name, Arn, result.Policy ?? throw Wrong(result.Error));
        _compiled[(kind, strictness)] = named;
        return named;
    }

    private InputException Wrong(PolicyError? error)
    {
        var (line, column) = (error?.Line ?? 1, error?.Column ?? 1);
        var prefix = $"Line {line}, column {column}: ";
        var detail = error is null ? "" : error.Detail.StartsWith(prefix, StringComparison.Ordinal) ? error.Detail[prefix.Length..] : error.Detail;
        var origin = _origins?.Origin(column - 1); // the JSON made of YAML has one line
        return InputException.At(_file, origin?.Line ?? line, origin?.Column ?? column, $"{error?.Message} {detail}".Trim());
    }
}
