using System.CommandLine;
using Writ.Cli.Simulate;

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
        }
    }
}
