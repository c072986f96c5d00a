using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel;
using Writ.Services.Iam.DelegationRequests;
using Xunit;

namespace Writ.Tests.Services.Iam.DelegationRequests;

public sealed class DelegationRequestIdTests
{
    [Fact]
    public void Id_of_any_account_names_it() => Prop.ForAll(
        Gen.Choose(0, 999_999).Two().Select(halves => $"{halves.Item1:D6}{halves.Item2:D6}").ToArbitrary(),
        text =>
        {
            var account = AccountId.Parse(text);
            var id = DelegationRequestId.New(IdSource.Cryptographic, account);
            return DelegationRequestId.TryGetRequestor(id, out var found) && found == account && id[14] == '8' && id.Length == 36;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    [InlineData("19df4d8b05008000800000000000000000000")]
    [InlineData("{19df4d8b-0500-8000-8000-000000000000}")]
    [InlineData("ffffffff-ffff-8fff-bfff-ffffffffffff")]
    public void What_is_no_id_names_nobody(string id) => Assert.False(DelegationRequestId.TryGetRequestor(id, out _));
}
