using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Writ.Kernel;
using Writ.Server.Gateway;
using Writ.Services.Iam.Principals;
using Writ.Services.Operations;
using Writ.Wire.Signing;

namespace Writ.Server;

/// <summary>The composition root: an installation, the pipeline over it, and the listener in front.</summary>
public sealed class WritServer : IAsyncDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private readonly TimeProvider _time;

    private WritServer(WebApplication app, Installation installation, TimeProvider time)
    {
        _app = app;
        _time = time;
        Installation = installation;
    }

    public Installation Installation { get; }

    /// <summary>Where the server listens, with the port it was given.</summary>
    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    /// <summary>Starts a server; when this returns it answers.</summary>
    /// <exception cref="StartException">It cannot start as asked; the message is for the operator.</exception>
    /// <exception cref="Store.StoreOpenException">The data cannot be opened.</exception>
    public static async Task<WritServer> StartAsync(ServerOptions options, IdSource ids, TimeProvider time, CancellationToken cancellation)
    {
        var warm = WarmUp.StartAsync(time.GetUtcNow());
        var installation = Installation.Open(options, ids, time);
        try
        {
            var server = new WritServer(Build(options, installation, ids, time), installation, time);
            await server.ListenAsync(options, cancellation);
            await warm;
            return server;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Serves until the process is asked to stop, then answers what has begun and closes the database.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(() => stopped.TrySetResult());
        await Task.WhenAny(stopped.Task, Task.Delay(SettleTime, _time, cancellation));
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true); // what loading left behind goes back to the system, once
        await stopped.Task;
        using var drain = new CancellationTokenSource(DrainTime);
        await _app.StopAsync(drain.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Installation.DisposeAsync();
    }

    private async Task ListenAsync(ServerOptions options, CancellationToken cancellation)
    {
        try
        {
            await _app.StartAsync(cancellation);
        }
        catch (IOException busy) when (busy.InnerException is AddressInUseException)
        {
            throw new StartException($"{options.Listen.Host}:{options.Listen.Port} is in use. Stop the other process, or choose another port with --listen.", busy);
        }
        catch (SocketException refused)
        {
            throw new StartException($"Cannot listen on {options.Listen.Host}:{options.Listen.Port}: {refused.Message}.", refused);
        }
    }

    private static WebApplication Build(ServerOptions options, Installation installation, IdSource ids, TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.MaxBytes + 1;
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
            kestrel.Limits.MaxRequestBufferSize = 2 * 1024 * 1024;
            Bind(kestrel, options.Listen);
        });
        ConfigureLog(builder.Logging);
        var app = builder.Build();

        var platform = new Platform
        {
            Ids = ids,
            Vault = installation.Vault,
            Trail = installation.Ledger,
            Time = time,
            Accounts = installation.Current,
        };
        var resolver = new CredentialResolver(installation.Vault, installation.Current, [installation.RootKey]);
        var pipeline = new Pipeline(
            installation.Ledger, platform, new Authentication(resolver, new SigningKeyCache()), installation.Account, app.Services.GetRequiredService<ILogger<Pipeline>>());
        var own = new OwnEndpoints(options, installation);
        app.Run(http => http.Request.Path.StartsWithSegments(OwnEndpoints.Prefix, StringComparison.Ordinal) ? own.HandleAsync(http) : pipeline.HandleAsync(http));
        return app;
    }

    /// <summary>
    /// The log goes to standard error. That the host could not start is said by whoever catches it, once. Kestrel warns, with
    /// a stack trace, of every connection whose client breaks off within a body: anybody could fill the log with that.
    /// </summary>
    private static void ConfigureLog(ILoggingBuilder log)
    {
        log.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        log.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static void Bind(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, Uri listen)
    {
        if (listen.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            if (listen.Port == 0)
            {
                throw new StartException("--listen takes port 0 only with an address such as 127.0.0.1: localhost has two, which would get different ports.");
            }

            kestrel.ListenLocalhost(listen.Port);
        }
        else if (IPAddress.TryParse(listen.Host.Trim('[', ']'), out var address))
        {
            kestrel.Listen(address, listen.Port);
        }
        else
        {
            throw new StartException($"--listen takes an IP address or localhost, not '{listen.Host}'.");
        }
    }
}
