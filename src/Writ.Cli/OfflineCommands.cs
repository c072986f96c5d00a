using System.CommandLine;
using Writ.Cli.Explain;
using Writ.Cli.Simulate;
using Writ.Cli.Testing;

namespace Writ.Cli;

/// <summary>The commands that need no server.</summary>
internal static class OfflineCommands
{
    /// <summary>Adds them, unless a server is to be started: its start does not wait for options that it has no use for.</summary>
    public static void AddTo(RootCommand root, IReadOnlyList<string> arguments)
    {
        if (arguments is not ["serve", ..])
        {
            root.Add(SimulateCommand.Create());
            root.Add(TestCommand.Create());
            root.Add(ExplainCommand.Create());
        }
    }
}
