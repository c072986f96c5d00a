using System.Buffers;
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

        if (request.ContentLength > MaxBytes)
        {
            return GatewayErrors.TooLarge;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(exchange.Http.RequestAborted);
            if (read.Buffer.Length > MaxBytes)
            {
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
