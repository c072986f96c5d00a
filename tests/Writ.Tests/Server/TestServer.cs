using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Server;
using Writ.Services.Iam.Passwords;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>The real server in this process, on a free port, in memory, with a clock that stands still.</summary>
public sealed class TestServer : IAsyncLifetime
{
    public const string RootKeyId = "root";
    public const string RootSecret = "root-secret";

    /// <summary>As IAM can name an issuer, so that the server believes its own tokens.</summary>
    public const string PublicUrl = "https://localhost";

    /// <summary>More than any test asks a server for, so that no two of them are the same.</summary>
    private const int RsaKeys = 4;

    private WritServer? _server;
    private HttpClient? _http;
    private int _rsaKeys;

    public static AccountId Account { get; } = AccountId.Parse("111122223333");

    public IReadOnlyList<string> IdentityProviders { get; init; } = [];

    public TestClock Clock { get; } = new();

    public WritServer Writ => _server ?? throw new InvalidOperationException("The server was not started.");

    /// <summary>Finds the server by its public name too.</summary>
    public HttpClient Http => _http ??= new(new ByPublicName(this));

    public Uri Url => new(Writ.Url);

    public async ValueTask InitializeAsync()
    {
        var options = new ServerOptions
        {
            Listen = new Uri("http://127.0.0.1:0"),
            PublicUrl = new Uri(PublicUrl),
            IdentityProviders = IdentityProviders,
            DataDirectory = "",
            Account = Account,
            RootAccessKeyId = RootKeyId,
            RootSecretAccessKey = RootSecret,
            Ephemeral = true,
        };
        _server = await WritServer.StartAsync(options, Ids(), Clock, new PasswordHasher(rounds: 1_000), CancellationToken.None);
    }

    /// <summary>Unguessable, but for the RSA keys, which are the tests' own in turn.</summary>
    private IdSource Ids() => new(
        IdSource.Cryptographic.Fill, bits => TestKeys.Rsa(bits, (int)((uint)Interlocked.Increment(ref _rsaKeys) % RsaKeys)));

    /// <summary>Back to the state of the first start.</summary>
    public async Task ResetAsync()
    {
        Clock.Restart();
        using var answer = await Http.PostAsync(new Uri(Url, "/_writ/reset"), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Lets every account leave memory that may; answers how many did.</summary>
    public int UnloadAll() => Writ.Installation.Ledger.Accounts.Count(Writ.Installation.Ledger.TryUnload);

    /// <summary>The newest audit event of an operation.</summary>
    public async Task<AuditRecord> LastEventAsync(string eventName)
    {
        var page = await Writ.Installation.Ledger.FindAsync(
            new AuditQuery(Account, AuditAttribute.EventName, eventName, null, null, null, 1), CancellationToken.None);
        return Assert.Single(page.Events);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private sealed class ByPublicName(TestServer server) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { Authority: "localhost" } url)
            {
                request.RequestUri = new Uri(server.Url.GetLeftPart(UriPartial.Authority) + url.PathAndQuery, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
