using System.Collections.Frozen;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Query;
using Writ.Wire.Shapes;

namespace Writ.Server.Gateway;

/// <summary>
/// One request on its way through the pipeline. Each step fills in what it found out; what is null has not been reached.
/// </summary>
internal sealed class Exchange(HttpContext http, IdSource ids, DateTimeOffset now)
{
    public HttpContext Http { get; } = http;

    public IdSource Ids { get; } = ids;

    public string RequestId { get; } = ids.RequestId();

    /// <summary>The one time of this request.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The request line's target as sent, still encoded.</summary>
    public string RawTarget { get; } = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>The parameters of a query request.</summary>
    public QueryNode? Parameters { get; set; }

    /// <summary>The labels in the path of a REST request.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; set; } = FrozenDictionary<string, string>.Empty;

    public ServiceDescriptor? Service { get; set; }

    /// <summary>The operation's name as the request gives it, which may be of no operation.</summary>
    public string? OperationName { get; set; }

    public OperationDescriptor? Operation { get; set; }

    /// <summary>The key id that the request claims, proven or not.</summary>
    public string? ClaimedAccessKeyId { get; set; }

    /// <summary>The region in the signature's scope.</summary>
    public string? SignedRegion { get; set; }

    public Principal? Principal { get; set; }

    /// <summary>Who calls without a signature, and what proved it.</summary>
    public UnsignedCaller? Unsigned { get; set; }

    /// <summary>The request kept its constraints, so that what is wrong from here on is said of its token and quotes no secret.</summary>
    public bool IsTokenJudged { get; set; }

    public Call? Call { get; set; }

    public ReadFaults Faults { get; } = new();

    public IShape? Request { get; set; }

    public bool IsAccessDenied { get; set; }

    /// <summary>The encoded authorization message of a request that the policies refused.</summary>
    public string? AuthorizationMessage { get; set; }

    public IShape? Response { get; set; }

    public AwsError? Error { get; set; }


    public string Path => field ??= RawTarget.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? RawTarget[..mark] : RawTarget;

    public string QueryString => field ??= RawTarget.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? RawTarget[(mark + 1)..] : "";

    public string UserAgent => field ??= Http.Request.Headers.UserAgent.ToString();

    /// <summary>The client's address; an IPv4 client of a dual-stack socket is shown as IPv4.</summary>
    public string SourceIp => field ??= Http.Connection.RemoteIpAddress switch
    {
        null => IPAddress.Loopback.ToString(),
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        var address => address.ToString(),
    };

    /// <summary>Global services are in us-east-1 whatever was signed.</summary>
    public string Region => Service is { IsGlobal: true } ? "us-east-1" : SignedRegion ?? "us-east-1";
}
