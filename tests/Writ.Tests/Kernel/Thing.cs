using System.Text.Json.Serialization;
using Writ.Kernel.State;

namespace Writ.Tests.Kernel;

/// <summary>A resource of no service, for tests of what holds resources.</summary>
public sealed record Thing(string Name, string Note, IReadOnlyList<string> Labels)
{
    public static ResourceKind<Thing> Kind { get; } =
        new("test/thing", thing => thing.Name, () => ThingJson.Default.Thing, thing => thing.Labels);

    public static Thing Named(string name, string note = "", params string[] labels) => new(name, note, labels);
}

[JsonSerializable(typeof(Thing))]
internal sealed partial class ThingJson : JsonSerializerContext;
