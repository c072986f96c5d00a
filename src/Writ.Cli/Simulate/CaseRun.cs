using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Writ.Cli.Documents;
using Writ.Cli.Output;
using Writ.Policy;

namespace Writ.Cli.Simulate;

/// <summary>`writ simulate --cases`: a JSON line for each case in the order of the input, and a summary on standard error.</summary>
internal sealed class CaseRun(Stream output, TextWriter errors, bool explain) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly PolicyCache _policies = new();
    private long _cases;
    private long _agreeing;
    private long _disagreeing;
    private long _unreadable;

    public static async Task<int> RunAsync(string path, bool explain, CancellationToken cancellation)
    {
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        using var run = new CaseRun(output, Console.Error, explain);
        var begin = TimeProvider.System.GetTimestamp();
        var code = run.Decide(await CaseFile.OpenAsync(path, output.Flush, cancellation), cancellation);
        await output.FlushAsync(cancellation);
        run.Summarize(TimeProvider.System.GetElapsedTime(begin));
        return code;
    }

    /// <summary>Decides all; the exit code says how they fared.</summary>
    public int Decide(IEnumerable<CaseLine> cases, CancellationToken cancellation)
    {
        try
        {
            foreach (var line in cases)
            {
                cancellation.ThrowIfCancellationRequested();
                Decide(line);
            }
        }
        catch (InputException broken)
        {
            // A YAML list ends where it cannot be read.
            Refuse(broken.Message);
        }

        if (_cases == 0)
        {
            // A build step whose file was cut off or never filled must not pass.
            errors.WriteLine("writ: no cases: the input is empty.");
            return WritCommand.Failure;
        }

        return (_unreadable, _disagreeing) switch
        {
            ( > 0, _) => WritCommand.Failure,
            (_, > 0) => 1,
            _ => 0,
        };
    }

    public void Dispose() => _json.Dispose();

    private void Decide(CaseLine line)
    {
        var (one, error) = line.Error is null ? DecisionCase.Parse(line.Json, _policies.Compile) : new DecisionCaseResult(null, line.Error);
        if (one is null)
        {
            Refuse($"line {line.Line}: {error}");
            return;
        }

        var explanation = explain ? Authorizer.Explain(one.Request, one.Policies) : null;
        var decision = explanation?.Decision ?? Authorizer.Decide(one.Request, one.Policies);
        Compare(line.Line, one, decision.Verdict);
        Write(one, decision, explanation);
    }

    private void Compare(long line, DecisionCase one, Verdict verdict)
    {
        _cases++;
        if (one.Expected == verdict)
        {
            _agreeing++;
        }
        else if (one.Expected is { } expected)
        {
            _disagreeing++;
            errors.WriteLine($"writ: line {line}: {Terminal.Plain(one.Id)}: expected {expected}, decided {verdict}");
        }
    }

    private void Write(DecisionCase one, in Decision decision, Explanation? explanation)
    {
        _line.ResetWrittenCount();
        _json.Reset(_line);
        _json.WriteStartObject();
        _json.WriteString("id", one.Id);
        _json.WriteString("verdict", decision.Verdict.ToString());
        ExplanationText.WriteDecidedBy(_json, decision);
        if (explanation is not null)
        {
            _json.WriteStartObject("explanation");
            ExplanationText.Write(_json, explanation);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
        _json.Flush();
        _line.Write("\n"u8);
        output.Write(_line.WrittenSpan);
    }

    private void Refuse(string why)
    {
        _cases++;
        _unreadable++;
        errors.WriteLine($"writ: {Terminal.Plain(why)}");
    }

    private void Summarize(TimeSpan time) => errors.WriteLine(string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"writ: {_cases} cases: {_agreeing} as expected, {_disagreeing} not, {_cases - _agreeing - _disagreeing - _unreadable} without expectation, {_unreadable} unreadable ({time.TotalSeconds:0.00} s)"));
}
