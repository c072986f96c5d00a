using System.Runtime.InteropServices;
using Writ.Policy;

namespace Writ.Cli.Simulate;

/// <summary>Compiled documents by their text: cases that go together repeat their policies. It forgets everything when it is full.</summary>
internal sealed class PolicyCache
{
    private const int MostCharacters = 8 * 1024 * 1024;
    private const int PerDocument = 512;

    private readonly Dictionary<(string Document, PolicyKind Kind), PolicyParseResult> _results = [];
    private long _characters;

    public PolicyParseResult Compile(string document, PolicyKind kind)
    {
        ref var result = ref CollectionsMarshal.GetValueRefOrAddDefault(_results, (document, kind), out var known);
        if (known)
        {
            return result;
        }

        var compiled = CompiledPolicy.Parse(document, kind);
        result = compiled;
        _characters += document.Length + PerDocument;
        if (_characters > MostCharacters)
        {
            _results.Clear();
            _characters = 0;
        }

        return compiled;
    }
}
