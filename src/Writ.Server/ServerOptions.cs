using System.Net;
using Writ.Kernel;

namespace Writ.Server;

/// <summary>What `writ serve` can be told. Everything has a default that is safe.</summary>
public sealed record ServerOptions
{
    /// <summary>Where to listen: an http URL with an address and a port, 0 for any free one.</summary>
    public required Uri Listen { get; init; }

    /// <summary>Where others reach the server, scheme, host and port alone; null when that is where it listens.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>OpenID Connect providers that are not on the public internet, each as <c>https://NAME</c> or <c>https://NAME=http://HOST:PORT</c>.</summary>
    public IReadOnlyList<string> IdentityProviders { get; init; } = [];

    /// <summary>The data directory; ignored when <see cref="Ephemeral"/>.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The default account; null keeps that of the first start, or draws one.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The root user's e-mail address; null keeps that of an earlier start.</summary>
    public string? RootEmail { get; init; }

    /// <summary>Both or neither; null uses those of the first start.</summary>
    public string? RootAccessKeyId { get; init; }

    public string? RootSecretAccessKey { get; init; }

    /// <summary>How long an account is unused before it leaves memory, to come back at its next use; null: for ever.</summary>
    public TimeSpan? UnloadAfter { get; init; } = DefaultUnloadAfter;

    /// <summary>Longer than what calls now and then, such as a nightly job's retries; shorter than a day's work.</summary>
    public static TimeSpan DefaultUnloadAfter { get; } = TimeSpan.FromHours(1);

    /// <summary>Keeps everything in memory only.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>Without the secret, which a record would print.</summary>
    public override string ToString() => Listen.ToString();

    /// <summary>Whether only this machine can reach the listener.</summary>
    public bool IsLoopback => IsLoopbackHost(Listen.Host);

    /// <summary>Whether a host name or address stands for this machine alone, whatever a name server says.</summary>
    internal static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

/// <summary>The server cannot start as asked; the message is one line for the operator.</summary>
public sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
