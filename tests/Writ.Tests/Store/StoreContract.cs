using Writ.Kernel.Audit;
using Writ.Store;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>What every store must do. A store's own test class derives from this one and says how it is made.</summary>
public abstract class StoreContract : IDisposable
{
    protected StoreContract(IStore store) => Store = store;

    protected IStore Store { get; }

    public virtual void Dispose()
    {
        Store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Description_names_engine_and_version() => Assert.Matches(@"^\w+ \d+\.\d+", Store.Description);

    [Fact]
    public void Setting_is_absent_then_written_then_replaced()
    {
        Assert.Null(Store.GetSetting("account"));

        Store.PutSetting("account", "1");
        Store.PutSetting("account", "");
        Store.PutSetting("other", "ü\0x");

        Assert.Equal("", Store.GetSetting("account"));
        Assert.Equal("ü\0x", Store.GetSetting("other"));
    }

    [Fact]
    public void Account_exists_from_its_first_revision_on()
    {
        Assert.Empty(Store.Accounts());

        Store.CommitAll(Sample.Write(1), Sample.Write(Sample.Other, 1), Sample.Write(2));
        Store.CommitAll(Sample.Write(3));

        Assert.Equal([(Sample.Account, 3L), (Sample.Other, 1L)], Store.Accounts());
    }

    [Fact]
    public void Resources_are_put_replaced_and_removed()
    {
        Store.CommitAll(
            Sample.Write(1, Sample.Put("a", "1"), Sample.Put("b", "2"), Sample.Put("a", "3", "test/other")),
            Sample.Write(Sample.Other, 1, Sample.Put("a", "4")),
            Sample.Write(2, Sample.Put("a", "5"), Sample.Remove("b"), Sample.Remove("never")));

        Assert.Equal(["test/other a 3", "test/thing a 5"], Store.Resources());
        Assert.Equal(["test/thing a 4"], Store.ResourcesOf(Sample.Other));
    }

    [Fact]
    public void Keys_that_differ_in_case_are_one_resource_and_the_last_spelling_is_kept()
    {
        Store.CommitAll(Sample.Write(1, Sample.Put("Ärger"), Sample.Put("bob")));
        Store.CommitAll(Sample.Write(2, Sample.Put("äRGER", "1"), Sample.Remove("BOB")));

        Assert.Equal(["test/thing äRGER 1"], Store.Resources());
    }

    [Fact]
    public void Kinds_and_resources_of_one_are_found_by_account()
    {
        Assert.Empty(Store.Kinds());
        Store.CommitAll(
            Sample.Write(1, Sample.Put("a", "1"), Sample.Put("b", "2"), Sample.Put("Ärger", "3", "test/other")),
            Sample.Write(Sample.Other, 1, Sample.Put("a", "4")));

        Assert.Equal([(Sample.Account, "test/other"), (Sample.Account, "test/thing"), (Sample.Other, "test/thing")], Store.Kinds());
        Assert.Equal(["1", "2"], Store.Resources(Sample.Account, "test/thing").Select(row => row.Document.Text()).Order(StringComparer.Ordinal));
        Assert.Empty(Store.Resources(Sample.Account, "test"));
        Assert.True(Store.Has(Sample.Account, "test/other", "äRGER"));
        Assert.False(Store.Has(Sample.Account, "test/thing", "Ärger") || Store.Has(Sample.Other, "test/other", "Ärger"));
        Store.CommitAll(Sample.Write(2, Sample.Remove("ärger", "test/other")));
        Assert.Equal([(Sample.Account, "test/thing"), (Sample.Other, "test/thing")], Store.Kinds());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Revision_that_does_not_follow_is_refused_and_nothing_of_its_batch_remains(long revision)
    {
        Store.CommitAll(Sample.Write(1), Sample.Write(2, Sample.Put("a", "1")));

        Assert.Throws<RevisionConflictException>(() => Store.CommitAll(
            Sample.Read(Sample.Event()),
            Sample.Write(Sample.Other, 1, Sample.Put("x")),
            Sample.Write(revision, Sample.Put("a", "2"))));

        Assert.Equal([(Sample.Account, 2L)], Store.Accounts());
        Assert.Equal(["test/thing a 1"], Store.Resources());
        Assert.Equal(2, Store.FindEvents(Sample.All()).Events.Count);
        Assert.Single(Store.Journal(Sample.Account, 1, 10));
        Store.CommitAll(Sample.Write(3));
    }

    [Fact]
    public void Account_that_does_not_exist_cannot_begin_at_a_later_revision() =>
        Assert.Throws<RevisionConflictException>(() => Store.CommitAll(Sample.Write(2)));

    [Fact]
    public void Journal_has_each_change_with_its_call_in_order()
    {
        var first = Sample.Write(1, Sample.Put("a", "1"), Sample.Put("b", "2"));
        var second = Sample.Write(2, Sample.Remove("a"));
        Store.CommitAll(first, Sample.Write(Sample.Other, 1, Sample.Put("z")), second);

        var journal = Store.Journal(Sample.Account, 1, 10);

        Assert.Equal(
            [(1L, first.Event.EventId, "a", "1"), (1L, first.Event.EventId, "b", "2"), (2L, second.Event.EventId, "a", null)],
            journal.Select(entry => (entry.Revision, entry.EventId, entry.Change.Key, entry.Change.Document?.Text())));
        Assert.All(journal, entry => Assert.Equal(Sample.Start, entry.Time));
        Assert.Equal(["a", "b"], Store.Journal(Sample.Account, 1, 2).Select(entry => entry.Change.Key));
        Assert.Equal([2L], Store.Journal(Sample.Account, 2, 10).Select(entry => entry.Revision));
        Assert.Empty(Store.Journal(Sample.Account, 3, 10));
    }

    [Fact]
    public void Event_comes_back_as_it_was_stored()
    {
        var record = Sample.Event() with
        {
            AccessKeyId = "AKIAEXAMPLE",
            Username = "",
            RoleId = "AROAEXAMPLE",
            Resources = [new("AWS::IAM::User", "bob"), new("AWS::IAM::User", "a,\"ü"), new("AWS::IAM::Role", "bob")],
            Time = Sample.Start.AddMilliseconds(700),
        };
        Store.CommitAll(Sample.Read(record), Sample.Read(Sample.Event()));

        var found = Store.FindEvents(Sample.All()).Events;

        Assert.Equivalent(record with { Document = default, Time = Sample.Start }, found[1] with { Document = default });
        Assert.Equal(record.Document.Text(), found[1].Document.Text());
        Assert.Null(found[0].AccessKeyId);
        Assert.Null(found[0].Username);
        Assert.Null(found[0].RoleId);
        Assert.Empty(found[0].Resources);
    }

    [Fact]
    public void Event_id_of_any_form_is_kept_as_it_is()
    {
        string[] ids = ["not a uuid", "6F9619FF-8B86-D011-B42D-00CF4FC964FF", "6f9619ff-8b86-d011-b42d-00cf4fc964ff"];
        Store.CommitAll(ids.Select(id => Sample.Read(Sample.Event() with { EventId = id })).ToArray());

        Assert.Equal(ids.Reverse(), Store.FindEvents(Sample.All()).EventIds());
        Assert.All(ids, id => Assert.Equal([id], Store.FindEvents(Sample.By(AuditAttribute.EventId, id)).EventIds()));
    }

    [Fact]
    public void Last_use_of_key_and_role_is_the_newest_event()
    {
        var first = Sample.Event() with { AccessKeyId = "K1", RoleId = "R1" };
        var second = Sample.Event("PutRolePolicy") with { AccessKeyId = "K1", RoleId = "R2", Region = "eu-west-1" };
        Store.CommitAll(Sample.Read(first), Sample.Read(second), Sample.Read(Sample.Event()));

        Assert.Equal([new LastUse("K1", first.EventSource, "", "eu-west-1", Sample.Start, 2)], Store.LastUses(Sample.Account, ["K1", "K2"]));
        Assert.Equal([new LastUse("R1", first.EventSource, "GetUser", "us-east-1", Sample.Start, 1)], Store.LastUses(Sample.Account, ["R1"]));
        Assert.Empty(Store.LastUses(Sample.Other, ["R1", "K1"]));
    }

    [Fact]
    public void Last_uses_tell_operations_of_an_entity_apart_over_batches()
    {
        var get = Sample.Event() with { UserId = "U" };
        var put = Sample.Event("PutUserPolicy") with { UserId = "U" };
        Store.CommitAll(Sample.Read(get), Sample.Read(put), Sample.Read(get with { EventId = "again" }));
        Store.CommitAll(Sample.Read(put with { EventId = "later", Time = Sample.Start.AddHours(1) }));

        var uses = Store.LastUses(Sample.Account, ["U"]);

        Assert.Equal([("GetUser", Sample.Start, 3L), ("PutUserPolicy", Sample.Start.AddHours(1), 4L)], uses.Select(use => (use.EventName, use.Time, use.Position)));
    }

    [Fact]
    public void Temporary_keys_leave_no_last_use()
    {
        Store.CommitAll(Sample.Read(Sample.Event() with { AccessKeyId = "ASIAEXAMPLE", RoleId = "R" }));

        Assert.Equal(["R"], Store.LastUses(Sample.Account, ["ASIAEXAMPLE", "R"]).Select(use => use.Entity));
    }

    [Fact]
    public void Events_and_changes_in_one_batch_keep_the_order_of_calls()
    {
        var entries = new[] { Sample.Read(Sample.Event()), Sample.Write(1), Sample.Read(Sample.Event()), Sample.Write(2) };
        Store.CommitAll(entries);

        Assert.Equal(entries.Reverse().Select(entry => entry.Event.EventId), Store.FindEvents(Sample.All()).EventIds());
    }
}
