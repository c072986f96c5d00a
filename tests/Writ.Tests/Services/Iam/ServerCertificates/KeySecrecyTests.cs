using System.Security.Cryptography;
using System.Text;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Server;
using Writ.Services.Iam;
using Writ.Services.Iam.Passwords;
using Writ.Services.Iam.ServerCertificates;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Iam.ServerCertificates;

/// <summary>A private key goes in and never comes out, but for whoever has the vault.</summary>
public sealed class KeySecrecyTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("writ-");
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private readonly List<string> _texts = [];

    public void Dispose()
    {
        _key.Dispose();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Private_key_is_in_no_file_no_record_and_no_answer()
    {
        var certificate = Certificate(_key);

        await UseKeyAsync(certificate);

        var files = _data.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => File.ReadAllBytes(file.FullName)).ToList();
        var findable = Piece(certificate);
        Assert.Contains(files, file => Contains(file, Encoding.UTF8.GetBytes(findable))); // certificates can be found, so keys could
        Assert.Contains(_texts, text => text.Contains(findable, StringComparison.Ordinal));
        var pem = _key.ExportECPrivateKeyPem();
        var secret = Piece(pem);
        Assert.DoesNotContain(_texts, text => text.Contains(secret, StringComparison.Ordinal));
        byte[][] forms = [Encoding.UTF8.GetBytes(secret), _key.ExportParameters(includePrivateParameters: true).D ?? [], Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(pem))[..40])];
        Assert.All(forms, form => Assert.DoesNotContain(files, file => Contains(file, form)));
    }

    /// <summary>A key stored, refused under the lock, before it, and for another member's sake.</summary>
    private async Task UseKeyAsync(string certificate)
    {
        var options = new ServerOptions
        {
            Listen = new Uri("http://127.0.0.1:0"), DataDirectory = _data.FullName, Account = TestServer.Account,
            RootAccessKeyId = TestServer.RootKeyId, RootSecretAccessKey = TestServer.RootSecret,
        };
        await using var writ = await WritServer.StartAsync(
            options, IdSource.Cryptographic, TimeProvider.System, new PasswordHasher(rounds: 100), TestContext.Current.CancellationToken);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(200, await SendAsync(writ, "UploadServerCertificate", Upload("site", certificate)));
        Assert.Equal(409, await SendAsync(writ, "UploadServerCertificate", Upload("site", certificate)));
        Assert.Equal(400, await SendAsync(writ, "UploadServerCertificate", Upload("other", Certificate(other))));
        Assert.Equal(400, await SendAsync(writ, "UploadServerCertificate", Upload("a b", certificate)));
        Assert.Equal(200, await SendAsync(writ, "UpdateServerCertificate", "&ServerCertificateName=site&NewServerCertificateName=page"));
        Assert.Equal(200, await SendAsync(writ, "GetServerCertificate", "&ServerCertificateName=page"));
        Assert.Equal(200, await SendAsync(writ, "ListServerCertificates", ""));
        CheckSealed(writ);
        var page = await writ.Installation.Ledger.FindAsync(
            new AuditQuery(TestServer.Account, AuditAttribute.None, null, null, null, null, 50), TestContext.Current.CancellationToken);
        Assert.Equal(4, page.Events.Count(record => Encoding.UTF8.GetString(record.Document.Span).Contains("\"UploadServerCertificate\"", StringComparison.Ordinal)));
        _texts.AddRange(page.Events.Select(record => Encoding.UTF8.GetString(record.Document.Span)));
    }

    private void CheckSealed(WritServer writ)
    {
        var stored = writ.Installation.Current(TestServer.Account)?.Get(IamState.ServerCertificates, "page");
        Assert.NotNull(stored);
        var vault = writ.Installation.Vault;
        Assert.True(vault.TryOpen(ServerCertificate.VaultPurpose, stored.SealedPrivateKey, stored.Id, out var plain));
        Assert.Equal(_key.ExportECPrivateKeyPem(), Encoding.UTF8.GetString(plain));
        Assert.False(vault.TryOpen(ServerCertificate.VaultPurpose, stored.SealedPrivateKey, "ASCAOTHER", out _));
        Assert.DoesNotContain(Convert.ToBase64String(stored.SealedPrivateKey), stored.ToString(), StringComparison.Ordinal);
    }

    private string Upload(string name, string certificate) =>
        $"&ServerCertificateName={Uri.EscapeDataString(name)}&CertificateBody={Uri.EscapeDataString(certificate)}&PrivateKey={Uri.EscapeDataString(_key.ExportECPrivateKeyPem())}";

    private async Task<int> SendAsync(WritServer writ, string operation, string parameters)
    {
        var root = new SigningCredentials(TestServer.RootKeyId, TestServer.RootSecret);
        var answer = await RawConnection.SendAsync(
            new Uri(writ.Url), RawRequest.Of(new Uri(writ.Url).Authority, "iam", operation, parameters).Sign(root, "iam", TimeProvider.System.GetUtcNow()));
        _texts.Add(answer.Text);
        return answer.Status;
    }

    // The server's clock is the real one here.
    private static string Certificate(ECDsa key)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = Issued.Request("site", key).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return certificate.ExportCertificatePem();
    }

    /// <summary>The longest part of a PEM text that no encoding of text changes.</summary>
    private static string Piece(string pem) => pem.Split('\n')[1..^1].SelectMany(line => line.Split('+', '/', '=', '-')).MaxBy(part => part.Length) ?? "";

    private static bool Contains(byte[] file, byte[] text) => file.AsSpan().IndexOf(text) >= 0;
}
