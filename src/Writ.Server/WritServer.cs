using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Writ.Kernel;
using Writ.Kernel.Secrets;
using Writ.Server.Gateway;
using Writ.Server.Outgoing;
using Writ.Services.Iam.Passwords;
using Writ.Services.Iam.Principals;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Services.Sts.Federation.OpenIdConnect;
using Writ.Wire.Signing;

namespace Writ.Server;

/// <summary>The composition root: an installation, the pipeline over it, and the listener in front.</summary>
public sealed class WritServer : IAsyncDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(2);

    private readonly KestrelServer _listener;
    private readonly TimeProvider _time;

    private WritServer(KestrelServer listener, Installation installation, TimeProvider time)
    {
        _listener = listener;
        _time = time;
        Installation = installation;
    }

    public Installation Installation { get; }

    /// <summary>Where the server listens, with the port it was given.</summary>
    public string Url => UrlOf(_listener);

    /// <summary>Starts a server; when this returns it answers.</summary>
    /// <exception cref="StartException">It cannot start as asked; the message is for the operator.</exception>
    /// <exception cref="Store.StoreOpenException">The data cannot be opened.</exception>
    public static async Task<WritServer> StartAsync(
        ServerOptions options, IdSource ids, TimeProvider time, PasswordHasher passwords, CancellationToken cancellation)
    {
        var issuers = IdentityProviderOptions.Read(options.IdentityProviders);

        // The database opens on another core while the listener is put together and what the first request needs is loaded.
        var opening = Task.Run(() => Installation.Open(options, ids, time), CancellationToken.None);
        var log = new StandardErrorLog(time);
        var listener = Listen(options, log);
        WarmUp.Run(time.GetUtcNow());
        var installation = await opening;
        try
        {
            var platform = PlatformOf(options, installation, ids, time, passwords) with
            {
                IssuerKeys = new IssuerKeys(new IssuerClient(issuers, time, log.CreateLogger(nameof(IssuerClient))), issuers, time),
                PublicUrl = () => PublicUrl.Of(options.PublicUrl, UrlOf(listener)),
            };
            await BindAsync(listener, Serve(options, installation, platform, log), options, cancellation);
            return new WritServer(listener, installation, time);
        }
        catch
        {
            listener.Dispose();
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
        await _listener.StopAsync(drain.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await Installation.DisposeAsync();
    }

    private static string UrlOf(KestrelServer listener) => listener.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    private static async Task BindAsync(KestrelServer listener, Application application, ServerOptions options, CancellationToken cancellation)
    {
        try
        {
            await listener.StartAsync(application, cancellation);
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

    private static KestrelServer Listen(ServerOptions options, ILoggerFactory log)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = RequestBody.MaxBytes + 1;
        kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        kestrel.Limits.MaxRequestBufferSize = 2 * 1024 * 1024;
        Bind(kestrel, options.Listen);
        return new KestrelServer(Options.Create(kestrel), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), log), log);
    }

    private static Platform PlatformOf(ServerOptions options, Installation installation, IdSource ids, TimeProvider time, PasswordHasher passwords) => new()
    {
        Ids = ids,
        Vault = installation.Vault,
        Trail = installation.Ledger,
        Time = time,
        Accounts = installation.Current,
        Outlines = installation.Outline,
        MayHaveStored = (account, kind, key) => !installation.Ledger.IsIdle(account) || installation.Ledger.Store.Has(account, kind, key),
        AllAccounts = installation.Accounts,
        Organizations = new OrganizationDirectory(installation.Ledger.HomeOf, installation.Current),
        FirstAccount = installation.Account,
        FirstRoot = installation.Root,
        Codes = new SpentCodes(time),
        RelyingParty = RelyingParty.Of((options.PublicUrl ?? options.Listen).Host),
        Passwords = passwords,
    };

    private static Application Serve(ServerOptions options, Installation installation, Platform platform, ILoggerFactory log)
    {
        var resolver = new CredentialResolver(installation.Vault, installation.Current, [installation.RootKey]);
        var pipeline = new Pipeline(
            installation.Ledger, platform, new Authentication(resolver, new SigningKeyCache(), new IdleAccounts(installation.Ledger)), installation.Account, log.CreateLogger(typeof(Pipeline).FullName ?? nameof(Pipeline)));
        return new Application(pipeline, new OwnEndpoints(options, installation, new IssuerEndpoints(platform)));
    }

    private static void Bind(KestrelServerOptions kestrel, Uri listen)
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
