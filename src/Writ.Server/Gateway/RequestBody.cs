using System.Buffers;
using Microsoft.AspNetCore.Http;
using Writ.Wire.Errors;

namespace Writ.Server.Gateway;

/// <summary>Step 1: reads the body, at most 1 MiB of it, before anything else looks at the request.</summary>
internal static class RequestBody
{
    public const int MaxBytes = 1024 * 1024;

    public static async ValueTask<AwsError?> ReadAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        if (request.ContentLength is 0 or null && !request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return null;
        }

        var error = request.ContentLength > MaxBytes ? GatewayErrors.TooLarge : await TryReadAsync(exchange);
        if (error is not null)
        {
            // Where the next request would begin is not known, or not worth reading on for.
            exchange.Http.Response.Headers.Connection = "close";
        }

        return error;
    }

    private static async ValueTask<AwsError?> TryReadAsync(Exchange exchange)
    {
        try
        {
            return await ReadAllAsync(exchange);
        }
        catch (Exception broken) when (broken is BadHttpRequestException or IOException)
        {
            // What the client sent is no HTTP, or it went away: neither is worth a line in the log, which anybody could fill.
            return broken is BadHttpRequestException { StatusCode: 413 } ? GatewayErrors.TooLarge : GatewayErrors.BrokenBody;
        }
    }

    private static async ValueTask<AwsError?> ReadAllAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(exchange.Http.RequestAborted);
            if (read.Buffer.Length > MaxBytes)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return GatewayErrors.TooLarge;
            }

            if (read.IsCompleted)
            {
                exchange.Body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
