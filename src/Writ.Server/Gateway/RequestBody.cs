using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Writ.Wire.Errors;

namespace Writ.Server.Gateway;

/// <summary>Step 1: reads the body, at most 1 MiB of it, before anything else looks at the request.</summary>
internal static class RequestBody
{
    public const int MaxBytes = 1024 * 1024;

    public static ValueTask<AwsError?> ReadAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        return request.ContentLength is 0 or null && !request.Headers.ContainsKey("Transfer-Encoding") ? default
            : request.ContentLength > MaxBytes ? new(Unread(exchange, GatewayErrors.TooLarge))
            : ReadAllAsync(exchange, request.BodyReader);
    }

    private static async ValueTask<AwsError?> ReadAllAsync(Exchange exchange, PipeReader body)
    {
        try
        {
            while (true)
            {
                // Most requests came in one piece, for which nothing is waited and no token is made.
                if (!body.TryRead(out var read))
                {
                    read = await body.ReadAsync(exchange.Http.RequestAborted);
                }

                if (read.Buffer.Length > MaxBytes)
                {
                    body.AdvanceTo(read.Buffer.End);
                    return Unread(exchange, GatewayErrors.TooLarge);
                }

                if (read.IsCompleted)
                {
                    exchange.Body = read.Buffer.ToArray();
                    body.AdvanceTo(read.Buffer.End);
                    return null;
                }

                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (Exception broken) when (broken is BadHttpRequestException or IOException)
        {
            // What the client sent is no HTTP, or it went away: neither is worth a line in the log, which anybody could fill.
            return Unread(exchange, broken is BadHttpRequestException { StatusCode: 413 } ? GatewayErrors.TooLarge : GatewayErrors.BrokenBody);
        }
    }

    /// <summary>Where the next request would begin is not known, or not worth reading on for.</summary>
    private static AwsError Unread(Exchange exchange, AwsError error)
    {
        exchange.Http.Response.Headers.Connection = "close";
        return error;
    }
}
