using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Writ.Services.Sts.Federation.OpenIdConnect;

namespace Writ.Server.Outgoing;

/// <summary>
/// Reads documents of issuers, and nothing else: over https from public addresses, unless the operator named the origin; without redirects, proxies,
/// cookies or compression; within bounds of size and time. Each document gets a connection of its own, so that what one provider's thumbprints
/// trusted is never used for another.
/// </summary>
internal sealed class IssuerClient(IssuerOrigins origins, TimeProvider time, ILogger log) : IIssuerClient
{
    private const int MaxBytes = 512 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async ValueTask<IssuerDocument> GetAsync(Uri url, IReadOnlyList<string> thumbprints, CancellationToken cancellation)
    {
        var located = origins.Locate(url);
        var isNamed = origins.Names(located);
        if (located.UserInfo.Length > 0 || !(located.Scheme == Uri.UriSchemeHttps || (isNamed && located.Scheme == Uri.UriSchemeHttp)))
        {
            log.IssuerRefused(located.Host, "it is not reached by https");
            return new IssuerDocument(default, IssuerFault.Refused);
        }

        var call = new Attempt(isNamed, thumbprints, time);
        try
        {
            using var handler = call.Handler();
            using var http = new HttpClient(handler) { MaxResponseContentBufferSize = MaxBytes, Timeout = Timeout.InfiniteTimeSpan };
            using var patience = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            using var answer = await http.GetAsync(located, HttpCompletionOption.ResponseContentRead, either.Token);
            return answer.StatusCode == HttpStatusCode.OK
                ? new IssuerDocument(await answer.Content.ReadAsByteArrayAsync(either.Token), IssuerFault.None)
                : Failed(located, (int)answer.StatusCode is 429 or >= 500 ? IssuerFault.Unreachable : IssuerFault.Refused, $"it answered with status {(int)answer.StatusCode}");
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException or SocketException)
        {
            // The framework says only this way that there is no answer.
            return call.IsWrongCertificate ? Failed(located, IssuerFault.WrongCertificate, "neither this system nor the provider's thumbprints trust its certificate")
                : call.IsPrivate ? Failed(located, IssuerFault.Refused, "its address is not public; serve --identity-provider names those that may be private")
                : failure is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } ? Failed(located, IssuerFault.Refused, "its answer is too large")
                : Failed(located, IssuerFault.Unreachable, "it does not answer");
        }
    }

    private IssuerDocument Failed(Uri located, IssuerFault fault, string reason)
    {
        log.IssuerRefused(located.Authority, reason);
        return new IssuerDocument(default, fault);
    }

    /// <summary>One call, and what stopped it.</summary>
    private sealed class Attempt(bool isNamed, IReadOnlyList<string> thumbprints, TimeProvider time)
    {
        public bool IsWrongCertificate { get; private set; }

        public bool IsPrivate { get; private set; }

        public SocketsHttpHandler Handler() => new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 16,
            ConnectCallback = ConnectAsync,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                {
                    IsWrongCertificate = !PinnedCertificates.Trust(certificate, chain, errors, thumbprints, time.GetUtcNow());
                    return !IsWrongCertificate;
                },
            },
        };

        /// <summary>Connects to an address that was looked at, not to a name that could mean another one the next time.</summary>
        private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
        {
            var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
            var usable = isNamed ? found : Array.FindAll(found, PublicAddresses.Contain);
            IsPrivate = usable.Length == 0 && found.Length > 0;
            if (usable.Length == 0)
            {
                throw new HttpRequestException("No address to connect to.");
            }

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(usable, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
