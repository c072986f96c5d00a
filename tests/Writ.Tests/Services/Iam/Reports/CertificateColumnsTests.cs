using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Reports;
using Writ.Services.Iam.SigningCertificates;
using Writ.Services.Iam.Users;
using Xunit;

namespace Writ.Tests.Services.Iam.Reports;

public sealed class CertificateColumnsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Columns_show_each_owner_its_own_certificates()
    {
        var bob = new User { Name = "bob", Path = "/", Id = "AIDAAAAAAAAAAAAAAAAAA", CreateDate = Now };
        var draft = new Draft(AccountState.New(AccountId.Parse("111122223333")));
        draft.Put(IamState.Users, bob);
        draft.Put(IamState.SigningCertificates, Certificate("A", bob.Name, isActive: false));
        draft.Put(IamState.SigningCertificates, Certificate("B", bob.Name, isActive: true));
        draft.Put(IamState.SigningCertificates, Certificate("C", null, isActive: true));

        Assert.Equal("false,2026-01-02T03:04:05+00:00,true,2026-01-02T03:04:05+00:00", Columns(draft.State, bob));
        Assert.Equal("true,2026-01-02T03:04:05+00:00,false,N/A", Columns(draft.State, null));
    }

    private static string Columns(AccountState state, User? user)
    {
        var row = new CredentialRow { State = state, Created = Now, User = user, Keys = [], Uses = new Dictionary<string, LastUse>(StringComparer.Ordinal) };
        return string.Join(',', CredentialColumns.All.Where(column => column.Name.StartsWith("cert_", StringComparison.Ordinal)).Select(column => column.Value(row)));
    }

    private static SigningCertificate Certificate(string id, string? user, bool isActive) =>
        new() { Id = id, UserName = user, Body = "", Fingerprint = id, IsActive = isActive, UploadDate = Now };
}
