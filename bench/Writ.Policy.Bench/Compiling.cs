using BenchmarkDotNet.Attributes;

namespace Writ.Policy.Bench;

/// <summary>Compiling a customer managed policy of the greatest size that IAM takes.</summary>
[MemoryDiagnoser]
public class Compiling
{
    private const int Size = 6_144;

    private string _document = "";

    [GlobalSetup]
    public void Setup()
    {
        _document = Enumerable.Range(1, 100).Select(count => Documents.Whole(Enumerable.Range(0, count).Select(Documents.Statement))).Last(text => text.Length <= Size);
    }

    [Benchmark]
    public CompiledPolicy Compile() => CompiledPolicy.Parse(_document, PolicyKind.Identity).Policy ?? throw new InvalidOperationException("no policy");
}
