using System.CommandLine;

namespace Writ.Cli;

/// <summary>The `writ` command and what is common to its subcommands.</summary>
internal static class WritCommand
{
    /// <summary>Exit code of a command line that is wrong, or of a server that cannot start.</summary>
    public const int Failure = 2;

    public static int Run(string[] args)
    {
        var root = new RootCommand("Writ: AWS-compatible identity and access on your own machine.")
        {
            ServeCommand.Create(),
            EnvCommand.Create(),
            AccountCommand.Create(),
        };
        OfflineCommands.AddTo(root, args);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // A word that is not known explains more than what is missing because of it.
            var why = parsed.UnmatchedTokens is [var unknown, ..] ? $"'{unknown}' is not a command or option here." : parsed.Errors[0].Message;
            return Fail($"{why} Try 'writ --help'.");
        }

        // Draining is the server's own business: the library would end the process two seconds after a signal.
        return parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    /// <summary>Says in one line why nothing happened.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine($"writ: {message.ReplaceLineEndings(" ")}");
        return Failure;
    }
}
