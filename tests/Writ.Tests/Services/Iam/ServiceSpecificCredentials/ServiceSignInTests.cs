using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.ServiceSpecificCredentials;
using Xunit;

namespace Writ.Tests.Services.Iam.ServiceSpecificCredentials;

public sealed class ServiceSignInTests
{
    private const string Service = "codecommit.amazonaws.com";
    private const string Name = "Bob-at-111122223333";

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly ServiceSecret Secret = ServiceSecret.New(CredentialService.Find(Service).Value, Name, IdSource.Seeded(1));

    private static readonly ServiceSpecificCredential Sound = new()
    {
        Id = "ACCAAAAAAAAAAAAAAAAAA",
        UserName = "Bob",
        ServiceName = Service,
        ServiceUserName = Name,
        SecretDigest = Secret.Digest(),
        CreateDate = Now,
    };

    [Theory]
    [InlineData(Service, Name)]
    [InlineData(Service, "bob-at-111122223333")]
    public void Name_and_secret_open_the_service(string service, string name) =>
        Assert.Equal(Sound.Id, ServiceSpecificCredential.Open(With(Sound), service, name, Secret, Now)?.Id);

    [Theory]
    [InlineData("cassandra.amazonaws.com", Name)]
    [InlineData(Service, "eve-at-111122223333")]
    [InlineData(Service, "Bob")]
    [InlineData(Service, "")]
    public void Another_service_or_name_is_refused(string service, string name) =>
        Assert.Null(ServiceSpecificCredential.Open(With(Sound), service, name, Secret, Now));

    [Fact]
    public void Another_secret_is_refused()
    {
        Assert.Null(ServiceSpecificCredential.Open(With(Sound), Service, Name, new ServiceSecret(Secret.Text + "="), Now));
        Assert.Null(ServiceSpecificCredential.Open(With(Sound), Service, Name, new ServiceSecret(Convert.ToBase64String(Secret.Digest())), Now));
    }

    [Fact]
    public void An_inactive_or_expired_credential_is_refused()
    {
        Assert.Null(ServiceSpecificCredential.Open(With(Sound with { IsActive = false }), Service, Name, Secret, Now));
        Assert.Null(ServiceSpecificCredential.Open(With(Sound with { ExpirationDate = Now }), Service, Name, Secret, Now));
    }

    private static AccountState With(ServiceSpecificCredential credential)
    {
        var draft = new Draft(AccountState.New(AccountId.Parse("111122223333")));
        draft.Put(IamState.ServiceSpecificCredentials, credential);
        return draft.State;
    }
}
