using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Writ.Policy.Bench;

// Runs the benchmarks whose names contain the first argument (all without one), and prints per benchmark: name, nanoseconds, error, bytes allocated.
IConfig config = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(NullLogger.Instance)
    .WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.JoinSummary)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "writ-policy-bench"));
string wanted = args.Length > 0 ? args[0] : "";
Type[] all = [typeof(MixA), typeof(MixB), typeof(Unrelated), typeof(Compiling), typeof(Explaining)];

foreach (Type type in all.Where(type => type.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
{
    Summary summary = BenchmarkRunner.Run(type, config);
    foreach (BenchmarkReport report in summary.Reports)
    {
        string name = $"{type.Name} {report.BenchmarkCase.Parameters.DisplayInfo}".Trim();
        double mean = report.ResultStatistics?.Mean ?? double.NaN;
        double error = report.ResultStatistics?.StandardError ?? double.NaN;
        long bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? -1;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}|{mean:F1}|{error:F1}|{bytes}"));
    }

    if (summary.HasCriticalValidationErrors || !summary.Reports.All(report => report.Success))
    {
        Console.Error.WriteLine($"bench: {type.Name} failed");
        return 1;
    }
}

return 0;
