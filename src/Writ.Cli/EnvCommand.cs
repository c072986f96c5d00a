using System.CommandLine;

namespace Writ.Cli;

internal static class EnvCommand
{
    public static Command Create()
    {
        var command = new Command("env", "Print the shell lines that point AWS's tools at the running server.");
        command.SetAction(_ => WritCommand.Fail("not yet"));
        return command;
    }
}
