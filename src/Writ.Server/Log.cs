using Microsoft.Extensions.Logging;

namespace Writ.Server;

/// <summary>Everything the server logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Request {RequestId} ({Operation}) failed unexpectedly")]
    public static partial void RequestFailed(this ILogger logger, string requestId, string operation, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "Request {RequestId} was refused because the database cannot be written")]
    public static partial void StoreUnavailable(this ILogger logger, string requestId, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "The keys of the identity provider at {Host} were not read: {Reason}")]
    public static partial void IssuerRefused(this ILogger logger, string host, string reason);
}
