using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Writ.Kernel;
using Writ.Server;
using Writ.Services.Iam.Passwords;
using Writ.Store;

namespace Writ.Cli;

/// <summary>`writ serve`: runs the server until it is told to stop.</summary>
internal static class ServeCommand
{
    private const int MaxUnloadAfter = 30 * 24 * 60;

    public const string DefaultListen = "http://127.0.0.1:4600";

    private static readonly Option<string?> Listen = Text("--listen", "WRIT_LISTEN", $"Address and port to serve on; port 0 takes a free one. Default {DefaultListen}.");
    private static readonly Option<string?> PublicUrl = Text("--public-url", "WRIT_PUBLIC_URL", $"Where others reach the server, as issuers of web identity tokens name themselves. Default: where it listens, {DefaultListen}.");
    private static readonly Option<string[]> IdentityProviders = new("--identity-provider")
    {
        Description = "An OpenID Connect provider on a private network, as https://NAME or https://NAME=http://HOST:PORT where it is; may be repeated. "
            + "Without it keys are read from public https addresses alone. [WRIT_IDENTITY_PROVIDERS, separated by spaces]",
        DefaultValueFactory = _ => (Environment.GetEnvironmentVariable("WRIT_IDENTITY_PROVIDERS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
    };

    private static readonly Option<string?> Data = Text("--data", "WRIT_DATA", "Directory that keeps everything. Default: writ in the user's data directory.");
    private static readonly Option<string?> Account = Text("--account", "WRIT_ACCOUNT_ID", "The account's 12 digits. Default: random at the first start, then kept.");
    private static readonly Option<string?> RootEmail = Text("--root-email", "WRIT_ROOT_EMAIL", "The root user's e-mail address. Default: that of the last start, root@localhost at the first.");
    private static readonly Option<string?> RootKeyId = Text("--root-access-key-id", "WRIT_ROOT_ACCESS_KEY_ID", "Root's access key id, any text without spaces, commas and slashes. Default: made at the first start.");
    private static readonly Option<string?> RootSecret = Text("--root-secret-access-key", "WRIT_ROOT_SECRET_ACCESS_KEY", "Root's secret access key, any text. Better given in the environment, where other users cannot see it.");
    private static readonly Option<string?> UnloadAfter = Text("--unload-after", "WRIT_UNLOAD_AFTER", "Minutes after which an account that nobody uses leaves memory, to come back at its next use; 0 keeps all. Default 60.");
    private static readonly Option<bool> Ephemeral = new("--ephemeral") { Description = "Keep everything in memory only, and allow POST /_writ/reset on a loopback listener. [WRIT_EPHEMERAL]" };

    public static Command Create()
    {
        var command = new Command("serve", "Serve IAM, STS, Organizations, Account Management and CloudTrail on one endpoint.")
        {
            Listen, PublicUrl, IdentityProviders, Data, Account, RootEmail, RootKeyId, RootSecret, UnloadAfter, Ephemeral,
        };
        command.SetAction(Run);
        return command;
    }

    /// <summary>An option that an environment variable can give as well.</summary>
    public static Option<string?> Text(string name, string variable, string description) => new(name)
    {
        Description = $"{description} [{variable}]",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null,
    };

    // Synchronous, because each async method on the way costs the start a dozen methods that only the JIT can make.
    private static int Run(ParseResult parsed)
    {
        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        try
        {
            var options = Read(parsed);
            Serve(options, stop.Token);
            return 0;
        }
        catch (Exception reason) when (reason is StartException or StoreOpenException or StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            return WritCommand.Fail(reason.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0; // told to stop while it was starting
        }
    }

    private static void Serve(ServerOptions options, CancellationToken stop)
    {
        var server = WritServer.StartAsync(options, IdSource.Cryptographic, TimeProvider.System, new PasswordHasher(), stop).GetAwaiter().GetResult();
        try
        {
            RunningServer.Announce(options, server);
            server.RunAsync(stop).GetAwaiter().GetResult();
            RunningServer.Withdraw(options);
        }
        finally
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = true;
        stop.Cancel();
    }

    private static ServerOptions Read(ParseResult parsed)
    {
        var listen = parsed.GetValue(Listen) ?? DefaultListen;
        if (!Uri.TryCreate(listen, UriKind.Absolute, out var url) || url.Scheme != "http" || url.PathAndQuery != "/")
        {
            throw new StartException($"--listen takes a URL such as {DefaultListen}, not '{listen}'.");
        }

        AccountId? account = null;
        if (parsed.GetValue(Account) is { } digits)
        {
            account = AccountId.TryParse(digits, out var known) ? known : throw new StartException($"--account takes 12 digits, not '{digits}'.");
        }

        return new ServerOptions
        {
            Listen = url,
            PublicUrl = parsed.GetValue(PublicUrl) is { } others ? ReadPublicUrl(others) : null,
            IdentityProviders = parsed.GetValue(IdentityProviders) ?? [],
            DataDirectory = parsed.GetValue(Data) ?? DataDirectory.Default(),
            Account = account,
            RootEmail = parsed.GetValue(RootEmail),
            RootAccessKeyId = parsed.GetValue(RootKeyId),
            RootSecretAccessKey = parsed.GetValue(RootSecret),
            UnloadAfter = parsed.GetValue(UnloadAfter) is { } minutes ? ReadUnloadAfter(minutes) : ServerOptions.DefaultUnloadAfter,
            Ephemeral = parsed.GetValue(Ephemeral) || IsEphemeral(Environment.GetEnvironmentVariable("WRIT_EPHEMERAL")),
        };
    }

    /// <summary>What is no URL at all is refused here; the server says what else it takes.</summary>
    private static Uri ReadPublicUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw new StartException($"--public-url takes a URL such as https://writ.example.com, not '{text}'.");

    private static TimeSpan? ReadUnloadAfter(string text) =>
        !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes > MaxUnloadAfter
            ? throw new StartException($"--unload-after takes whole minutes from 0 to {MaxUnloadAfter}, not '{text}'.")
        : minutes == 0 ? null
        : TimeSpan.FromMinutes(minutes);

    /// <summary>A value that is not understood is refused: the other kind of server would be a surprise, whichever it is.</summary>
    private static bool IsEphemeral(string? variable) => variable switch
    {
        null or "" or "0" or "false" => false,
        "1" or "true" => true,
        _ => throw new StartException($"WRIT_EPHEMERAL takes 1 or 0, not '{variable}'."),
    };
}
