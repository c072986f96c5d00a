using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel;
using Writ.Kernel.State;
using Xunit;

namespace Writ.Tests.Kernel;

public sealed class StateTests
{
    [Fact]
    public void Indexed_resources_are_found_after_a_name()
    {
        var draft = new Draft(AccountState.New(AccountId.Parse("111122223333")));
        foreach (var name in new[] { "a", "b", "C", "d" })
        {
            draft.Put(Thing.Kind, Thing.Named(name, "", name == "d" ? "other" : "label"));
        }

        List<string> After(string? name) => [.. draft.State.FoundBy(Thing.Kind, "label", name).Select(thing => thing.Name)];

        Assert.Equal(["a", "b", "C"], After(null));
        Assert.Equal(["b", "C"], After("a"));
        Assert.Equal(["C"], After("bb"));
        Assert.Equal(["C"], After("B"));
        Assert.Empty(After("c"));
    }

    [Fact]
    public void Kind_asks_how_it_is_written_only_when_it_is()
    {
        var asked = 0;
        var kind = new ResourceKind<Thing>("test/thing", thing => thing.Name, () =>
        {
            asked++;
            return ThingJson.Default.Thing;
        });

        var state = AccountState.Load(Account, 1, [], [kind]);
        Assert.Empty(state.All(kind).Values);
        Assert.Equal(0, asked);

        state = AccountState.Load(Account, 1, [new StoredResource(kind.Name, "a", """{"Name":"a","Note":"","Labels":[]}"""u8.ToArray())], [kind]);
        Assert.Equal(["a"], state.All(kind).Values.Select(thing => thing.Name));
        Assert.NotEqual(0, asked);
    }

    private static readonly AccountId Account = AccountId.Parse("111122223333");
    private static readonly string[] Names = ["a", "A", "b", "c", "C"];
    private static readonly string[] Labels = ["x", "X", "xy", "y"];

    private static Arbitrary<Step[]> Steps =>
        Gen.Elements(Names)
            .SelectMany(name => Gen.SubListOf(Labels).SelectMany(labels => Gen.Choose(0, 3).Select(what => new Step(name, labels.ToList(), what != 0))))
            .ArrayOf()
            .ToArbitrary();

    [Fact]
    public void Index_finds_what_a_scan_finds_after_any_changes() =>
        Prop.ForAll(Steps, steps =>
        {
            var draft = Run(steps);

            AssertIndex(draft.State);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Loading_what_a_draft_wrote_gives_the_state_it_came_to() =>
        Prop.ForAll(Steps, steps =>
        {
            var draft = Run(steps);
            var stored = draft.Changes
                .Where(change => change.Document is not null)
                .Select(change => new StoredResource(change.Kind, change.Key, change.Document!.Value)) // filtered above
                .Reverse();

            var loaded = AccountState.Load(Account, 7, stored, [Thing.Kind]);

            Assert.Equal(7, loaded.Revision);
            Assert.Equal(draft.State.All(Thing.Kind).Values.Select(Text), loaded.All(Thing.Kind).Values.Select(Text));
            AssertIndex(loaded);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Draft_keeps_one_change_for_each_resource_whatever_the_case_of_its_name()
    {
        var draft = new Draft(AccountState.New(Account));
        draft.Put(Thing.Kind, Thing.Named("Alice", "1"));
        draft.Remove(Thing.Kind, "ALICE");
        draft.Put(Thing.Kind, Thing.Named("alice", "2"));
        draft.Remove(Thing.Kind, "Alice");
        draft.Put(Thing.Kind, Thing.Named("Alice", "3"));

        var change = Assert.Single(draft.Changes);

        Assert.Equal("Alice", change.Key);
        Assert.Equal("""{"Name":"Alice","Note":"3","Labels":[]}""", Encoding.UTF8.GetString(change.Document!.Value.Span)); // it was put last
    }

    [Fact]
    public void Removing_what_is_not_there_changes_nothing()
    {
        var draft = new Draft(AccountState.New(Account));

        draft.Remove(Thing.Kind, "nobody");

        Assert.Empty(draft.Changes);
    }

    [Fact]
    public void A_draft_leaves_its_origin_as_it_was_and_completes_one_revision_on()
    {
        var origin = AccountState.New(Account);
        var draft = new Draft(origin);
        draft.Put(Thing.Kind, Thing.Named("a"));

        var next = draft.Complete();

        Assert.Equal(0, origin.All(Thing.Kind).Count);
        Assert.Same(origin, draft.Origin);
        Assert.Equal(1, next.Revision);
        Assert.NotNull(next.Get(Thing.Kind, "A"));
    }

    [Fact]
    public void Loading_an_unknown_kind_is_refused()
    {
        var stored = new StoredResource("future/kind", "a", "{}"u8.ToArray());

        var refusal = Assert.Throws<InvalidDataException>(() => AccountState.Load(Account, 1, [stored], [Thing.Kind]));

        Assert.Contains("'future/kind'", refusal.Message, StringComparison.Ordinal);
    }

    private static Draft Run(Step[] steps)
    {
        var draft = new Draft(AccountState.New(Account));
        foreach (var (at, step) in steps.Index())
        {
            if (step.Put)
            {
                draft.Put(Thing.Kind, new Thing(step.Name, $"#{at}", step.Labels));
            }
            else
            {
                draft.Remove(Thing.Kind, step.Name);
            }
        }

        return draft;
    }

    private static void AssertIndex(AccountState state)
    {
        foreach (var label in Labels)
        {
            Assert.Equal(
                state.All(Thing.Kind).Values.Where(thing => thing.Labels.Contains(label, StringComparer.Ordinal)).Select(Text),
                state.FoundBy(Thing.Kind, label).Select(Text));
        }
    }

    private static string Text(Thing thing) => $"{thing.Name} {thing.Note} {string.Join(',', thing.Labels)}";

    public sealed record Step(string Name, IReadOnlyList<string> Labels, bool Put);
}
