using System.Text;
using System.Text.Json;
using Writ.Kernel;
using Writ.Services.Iam;
using Writ.Services.Iam.ServiceSpecificCredentials;
using Xunit;

namespace Writ.Tests.Services.Iam.ServiceSpecificCredentials;

public sealed class ServiceSecretTests
{
    private const string Name = "bob-at-111122223333";

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void A_password_is_60_characters_of_base_64_and_never_the_same()
    {
        var secrets = Enumerable.Range(0, 200).Select(_ => New("codecommit.amazonaws.com").Text).ToList();

        Assert.All(secrets, secret => Assert.Equal(44, Convert.FromBase64String(secret).Length));
        Assert.All(secrets, secret => Assert.Equal(60, secret.Length));
        Assert.Distinct(secrets);
    }

    [Theory]
    [InlineData("bedrock.amazonaws.com", "ABSK")]
    [InlineData("logs.amazonaws.com", "ACWL")]
    public void An_API_key_has_its_name_inside(string service, string prefix)
    {
        var key = New(service).Text;

        Assert.StartsWith(prefix, key, StringComparison.Ordinal);
        Assert.StartsWith(Name + ":", Encoding.UTF8.GetString(Convert.FromBase64String(key[4..])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_matches_its_own_digest_only()
    {
        var (one, other) = (New("codecommit.amazonaws.com"), New("codecommit.amazonaws.com"));

        Assert.True(one.Matches(one.Digest()));
        Assert.False(one.Matches(other.Digest()));
        Assert.False(one.Matches([]));
        Assert.False(new ServiceSecret("").Matches(one.Digest()));
    }

    [Fact]
    public void A_secret_is_in_no_text_and_no_document()
    {
        var secret = New("codecommit.amazonaws.com");
        var stored = JsonSerializer.Serialize(Credential(secret), IamDocuments.Default.ServiceSpecificCredential);

        Assert.DoesNotContain(secret.Text, secret.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Text, stored, StringComparison.Ordinal);
        Assert.Equal(secret.Digest(), JsonSerializer.Deserialize(stored, IamDocuments.Default.ServiceSpecificCredential)?.SecretDigest);
    }

    [Theory]
    [InlineData(true, null, "Active")]
    [InlineData(false, null, "Inactive")]
    [InlineData(true, 1, "Active")]
    [InlineData(true, 0, "Expired")]
    [InlineData(false, -1, "Expired")]
    public void Status_follows_the_time(bool isActive, int? secondsLeft, string status) => Assert.Equal(
        status,
        (Credential(New("bedrock.amazonaws.com")) with { IsActive = isActive, ExpirationDate = secondsLeft is { } left ? Now.AddSeconds(left) : null }).StatusAt(Now));

    private static ServiceSecret New(string service) => ServiceSecret.New(CredentialService.Find(service).Value, Name, IdSource.Cryptographic);

    private static ServiceSpecificCredential Credential(ServiceSecret secret) => new()
    {
        Id = "ACCAAAAAAAAAAAAAAAAAA",
        UserName = "bob",
        ServiceName = "codecommit.amazonaws.com",
        ServiceUserName = Name,
        SecretDigest = secret.Digest(),
        CreateDate = Now,
    };
}
