using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.AccessKeys;
using Xunit;

namespace Writ.Tests.Services.Iam.AccessKeys;

public sealed class AccessKeyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Status_survives_being_stored(bool isActive)
    {
        var account = AccountId.Parse("111122223333");
        var draft = new Draft(AccountState.New(account));
        var key = new AccessKey { Id = "AKIAIOSFODNN7EXAMPLE", UserName = "bob", CreateDate = DateTimeOffset.UnixEpoch, SealedSecret = [1], IsActive = isActive };

        draft.Put(IamState.AccessKeys, key);

        var change = Assert.Single(draft.Changes);
        var document = Assert.NotNull(change.Document);
        Assert.Contains($"\"IsActive\":{(isActive ? "true" : "false")}", System.Text.Encoding.UTF8.GetString(document.Span), StringComparison.Ordinal);
        var loaded = AccountState.Load(account, 1, [new StoredResource(change.Kind, change.Key, document)], IamState.All);
        Assert.Equal(isActive, loaded.Get(IamState.AccessKeys, key.Id)?.IsActive);
    }
}
