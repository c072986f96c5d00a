using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel.State;
using Xunit;

namespace Writ.Tests.Kernel;

public sealed class TableTests
{
    private static readonly string[] Names = ["a", "A", "b", "B", "c", "role", "Role", "ROLE", "z_1", "Z_1", "é", "É"];

    private static Arbitrary<Step[]> Steps =>
        Gen.Elements(Names).SelectMany(name => Gen.Choose(0, 2).Select(what => new Step(name, what != 0))).ArrayOf().ToArbitrary();

    [Fact]
    public void Any_sequence_of_changes_gives_what_a_sorted_dictionary_gives() =>
        Prop.ForAll(Steps, steps =>
        {
            var table = Table<string>.Empty;
            var model = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (at, step) in steps.Index())
            {
                var value = $"{step.Name}#{at}";
                table = step.Put ? table.With(step.Name, value) : table.Without(step.Name);
                if (step.Put)
                {
                    model[step.Name] = value;
                }
                else
                {
                    model.Remove(step.Name);
                }
            }

            Assert.Equal(model.Values, table.Values);
            Assert.Equal(model.Count, table.Count);
            foreach (var name in Names)
            {
                Assert.Equal(model.GetValueOrDefault(name), table.Get(name));
                Assert.Equal(
                    model.Where(row => StringComparer.OrdinalIgnoreCase.Compare(row.Key, name) > 0).Select(row => row.Value),
                    table.After(name));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_change_leaves_the_table_it_was_made_from_as_it_was()
    {
        var before = Table<string>.Empty.With("alice", "1");

        var after = before.With("alice", "2").With("bob", "3");

        Assert.Equal(["1"], before.Values);
        Assert.Equal(["2", "3"], after.Values);
    }

    [Fact]
    public void After_without_a_marker_begins_at_the_first()
    {
        var table = Table<string>.Empty.With("b", "b").With("a", "a");

        Assert.Equal(["a", "b"], table.After(null));
    }

    public sealed record Step(string Name, bool Put);
}
