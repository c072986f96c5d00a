using Writ.Server;

namespace Writ.Cli;

/// <summary>What a started server says, and what it leaves for `writ env` to find.</summary>
internal static class RunningServer
{
    public static void Announce(ServerOptions options, WritServer server)
    {
        var where = options.Ephemeral ? "in memory" : options.DataDirectory;
        Console.WriteLine($"writ: serving account {server.Installation.Account} on {server.Url}, data {where} ({server.Installation.Ledger.Store.Description})");
    }
}
