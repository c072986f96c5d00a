using System.Buffers;
using Microsoft.AspNetCore.Http;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Json;
using Writ.Wire.Query;
using Writ.Wire.RestJson;

namespace Writ.Server.Gateway;

/// <summary>Step 13: the protocol's codec writes the response or the error.</summary>
internal static class Answering
{
    /// <summary>The namespace of errors that belong to no service.</summary>
    private const string NoServiceNamespace = "http://webservices.amazon.com/AWSFault/2005-15-09";

    /// <summary>Writ's own: what STS decodes of any refusal. AWS sends such messages in the sentences of a few services only.</summary>
    private const string AuthorizationMessageHeader = "x-writ-authorization-message";

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    public static ValueTask WriteAsync(Exchange exchange)
    {
        // One buffer for each thread: it is filled and copied without waiting in between.
        var output = buffer ??= new ArrayBufferWriter<byte>(4096);
        output.ResetWrittenCount();
        var response = exchange.Http.Response;
        response.Headers["x-amzn-RequestId"] = exchange.RequestId;
        if (exchange.AuthorizationMessage is { } message)
        {
            response.Headers[AuthorizationMessageHeader] = message;
        }

        WriteBody(exchange, output);
        if (response.StatusCode is 204 or 304)
        {
            return default; // HTTP allows such answers no body, nor a length
        }

        response.ContentLength = output.WrittenCount;
        var copy = response.BodyWriter.GetSpan(output.WrittenCount);
        output.WrittenSpan.CopyTo(copy);
        response.BodyWriter.Advance(output.WrittenCount);
        if (output.Capacity > 1024 * 1024)
        {
            buffer = null;
        }

        return default;
    }

    private static void WriteBody(Exchange exchange, ArrayBufferWriter<byte> output)
    {
        if (exchange.Service is { Protocol: Protocol.RestJson })
        {
            WriteRest(exchange, output);
        }
        else if (exchange.Service is { Protocol: Protocol.Json11 } || (exchange.Service is null && exchange.Http.Request.Headers.ContainsKey("X-Amz-Target")))
        {
            WriteJson(exchange, output);
        }
        else
        {
            WriteQuery(exchange, output);
        }
    }

    private static void WriteQuery(Exchange exchange, ArrayBufferWriter<byte> output)
    {
        var xmlNamespace = exchange.Service?.XmlNamespace ?? NoServiceNamespace;
        exchange.Http.Response.ContentType = QueryCodec.ContentType;
        if (exchange.Error is { } error)
        {
            exchange.Http.Response.StatusCode = error.Status;
            QueryCodec.WriteError(output, xmlNamespace, error, exchange.RequestId);
        }
        else
        {
            QueryCodec.WriteResponse(output, exchange.OperationName ?? "", xmlNamespace, exchange.Response is NoResponse ? null : exchange.Response, exchange.RequestId);
        }
    }

    private static void WriteRest(Exchange exchange, ArrayBufferWriter<byte> output)
    {
        var response = exchange.Http.Response;
        response.ContentType = RestJsonCodec.ContentType;
        if (exchange.Error is { } error)
        {
            response.StatusCode = error.Status;
            response.Headers[RestJsonCodec.ErrorTypeHeader] = error.Code;
            RestJsonCodec.WriteError(output, error);
            return;
        }

        var head = RestJsonCodec.WriteResponse(output, exchange.Response, exchange.Operation?.Status ?? 200);
        response.StatusCode = head.Status;
        response.ContentType = head.ContentType;
        foreach (var (name, value) in head.Headers)
        {
            response.Headers[name] = value;
        }
    }

    private static void WriteJson(Exchange exchange, ArrayBufferWriter<byte> output)
    {
        exchange.Http.Response.ContentType = JsonCodec.ContentType;
        if (exchange.Error is { } error)
        {
            exchange.Http.Response.StatusCode = error.Status;
            JsonCodec.WriteError(output, error);
        }
        else
        {
            JsonCodec.WriteResponse(output, exchange.Response);
        }
    }
}
