using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>What the classes of operation cases share: a server that is reset before each case.</summary>
public abstract class OperationCases(TestServer server) : IClassFixture<TestServer>
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    protected static bool IsRecording => Environment.GetEnvironmentVariable("WRIT_RECORD") == "1";

    protected TestServer Server { get; } = server;

    public static TheoryData<string> Operations => [.. CaseFile.AllOperations];

    public static TheoryData<string, string> Behaviours => [.. CaseFile.AllOperations.SelectMany(operation =>
        CaseFile.Load(operation).Behaviour.Select(behaviour => (operation, (string?)behaviour["name"] ?? "?")))];

    public static TheoryData<string, int> BadRequests => [.. CaseFile.AllOperations.SelectMany(operation =>
        CaseFile.Load(operation).Bad.Select((_, at) => (operation, at)))];

    protected async Task<CaseRun> StartAsync(CaseFile file)
    {
        await Server.ResetAsync();
        var run = new CaseRun(Server);
        await run.SetUpAsync(file.Setup);
        return run;
    }

    /// <summary>Compares with the golden value of that name, or records it.</summary>
    protected static void CheckGolden(CaseFile file, string name, JsonNode actual)
    {
        if (!IsRecording)
        {
            Assert.Equal(file.Golden?[name]?.ToJsonString(Readable), actual.ToJsonString(Readable));
            return;
        }

        lock (Readable)
        {
            var golden = file.Golden ?? [];
            golden[name] = actual.DeepClone();
            Directory.CreateDirectory(Path.GetDirectoryName(file.GoldenPath) ?? "");
            File.WriteAllText(file.GoldenPath, golden.ToJsonString(Readable) + "\n");
        }
    }
}
