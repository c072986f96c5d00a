using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel;
using Xunit;

namespace Writ.Tests.Kernel;

public sealed class IdSourceTests
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    [Fact]
    public void Access_key_id_carries_its_account() =>
        Prop.ForAll(Gen.Choose(0, 999_999).Two().ToArbitrary(), pair =>
        {
            var account = AccountId.Parse(string.Create(CultureInfo.InvariantCulture, $"{pair.Item1:D6}{pair.Item2:D6}"));

            var id = IdSource.Cryptographic.AccessKeyId("ASIA", account);

            Assert.Equal(20, id.Length);
            Assert.StartsWith("ASIA", id, StringComparison.Ordinal);
            Assert.All(id[4..], letter => Assert.Contains(letter, Base32));
            Assert.True(IdSource.TryGetAccount(id, out var found));
            Assert.Equal(account, found);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("000000000000")]
    [InlineData("999999999999")]
    public void Access_key_id_carries_the_outermost_accounts(string digits)
    {
        var account = AccountId.Parse(digits);

        Assert.True(IdSource.TryGetAccount(IdSource.Seeded(1).AccessKeyId("AKIA", account), out var found));
        Assert.Equal(account, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AKIA")]
    [InlineData("AKIAIOSFODNN7EXAMPL")]
    [InlineData("AKIAIOSFODNN7EXAMPLEX")]
    [InlineData("AKIA10189018901890AB")]
    [InlineData("AKIAaaaaaaaaaaaaaaaa")]
    public void Text_of_another_form_carries_no_account(string id) => Assert.False(IdSource.TryGetAccount(id, out _));

    [Fact]
    public void Unique_id_has_its_prefix_and_seventeen_letters()
    {
        var id = IdSource.Cryptographic.UniqueId("AROA");

        Assert.Equal(21, id.Length);
        Assert.StartsWith("AROA", id, StringComparison.Ordinal);
        Assert.All(id[4..], letter => Assert.Contains(letter, Base32));
    }

    [Fact]
    public void Ids_do_not_repeat()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => IdSource.Cryptographic.UniqueId("AIDA")).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(10_000, ids.Count);
    }

    [Fact]
    public void Same_seed_gives_the_same_sequence_and_another_seed_another()
    {
        Assert.Equal(Draw(IdSource.Seeded(42)), Draw(IdSource.Seeded(42)));
        Assert.NotEqual(Draw(IdSource.Seeded(42)), Draw(IdSource.Seeded(43)));
    }

    [Fact]
    public void Event_ids_are_version_7_and_sort_by_time()
    {
        var start = DateTimeOffset.UnixEpoch.AddYears(55);

        var ids = Enumerable.Range(0, 100).Select(at => IdSource.Cryptographic.EventId(start.AddMilliseconds(at))).ToList();

        Assert.All(ids, id => Assert.Equal(7, Guid.ParseExact(id, "D").Version));
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Request_id_is_a_version_4_uuid() =>
        Assert.Equal(4, Guid.ParseExact(IdSource.Cryptographic.RequestId(), "D").Version);

    [Fact]
    public void New_account_id_does_not_begin_with_zero() =>
        Assert.All(Enumerable.Range(0, 200), _ => Assert.NotEqual('0', IdSource.Cryptographic.NewAccountId().ToString()[0]));

    [Fact]
    public void Secret_access_key_has_forty_letters() => Assert.Equal(40, IdSource.Cryptographic.SecretAccessKey().Length);

    private static string[] Draw(IdSource ids) =>
        [ids.UniqueId("AIDA"), ids.SecretAccessKey(), ids.RequestId(), ids.EventId(DateTimeOffset.UnixEpoch), ids.NewAccountId().ToString()];
}
