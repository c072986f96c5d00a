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
        if (arguments is ["serve", ..])
        {
            return;
        }

        foreach (var command in (Command[])[SimulateCommand.Create(), TestCommand.Create(), ExplainCommand.Create()])
        {
            // The list of commands has a line for each; a command's own help has its whole text, the example too.
            var isAsked = arguments.Count > 0 && arguments[0] == command.Name;
            command.Description = isAsked ? command.Description : command.Description?.Split('\n')[0].TrimEnd('\r');
            root.Add(command);
        }
    }
}
