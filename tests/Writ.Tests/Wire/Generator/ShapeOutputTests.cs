using Microsoft.CodeAnalysis;
using Writ.Tests.House;
using Xunit;

namespace Writ.Tests.Wire.Generator;

public sealed class ShapeOutputTests
{
    [Theory]
    [InlineData("string?", "String", "reader.String(__Members[0])", "String")]
    [InlineData("int?", "Integer", "reader.Integer(__Members[0])", "Integer")]
    [InlineData("long?", "Long", "reader.Long(__Members[0])", "Long")]
    [InlineData("double?", "Double", "reader.Double(__Members[0])", "Double")]
    [InlineData("bool?", "Boolean", "reader.Boolean(__Members[0])", "Boolean")]
    [InlineData("DateTimeOffset?", "Timestamp", "reader.Timestamp(__Members[0])", "Timestamp")]
    [InlineData("byte[]?", "Blob", "reader.Blob(__Members[0])", "Blob")]
    [InlineData("IReadOnlyList<string>?", "StringList", "reader.Strings(__Members[0])", "Strings")]
    [InlineData("IReadOnlyDictionary<string, string>?", "StringMap", "reader.StringMap(__Members[0])", "StringMap")]
    [InlineData("IReadOnlyDictionary<string, int>?", "IntegerMap", "(global::System.Collections.Generic.IReadOnlyDictionary<string, int>?)null", "IntegerMap")]
    public void Optional_member_is_read_and_written_by_its_kind(string type, string wireType, string read, string write)
    {
        var text = Generated.Shape($$"""namespace N; [Shape] public sealed partial class Probe { public {{type}} Member { get; init; } }""");

        Assert.Contains($"        new(\"Member\", global::Writ.Wire.Shapes.WireType.{wireType}),\n", text, StringComparison.Ordinal);
        Assert.Contains($"        Member = {read},\n", text, StringComparison.Ordinal);
        Assert.Contains($"        writer.{write}(__Members[0], this.Member);\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string", "reader.Missing(__Members[0], \"\")")]
    [InlineData("int", "reader.Missing(__Members[0], default(int))")]
    [InlineData("long", "reader.Missing(__Members[0], default(long))")]
    [InlineData("double", "reader.Missing(__Members[0], default(double))")]
    [InlineData("bool", "reader.Missing(__Members[0], default(bool))")]
    [InlineData("DateTimeOffset", "reader.Missing(__Members[0], default(global::System.DateTimeOffset))")]
    [InlineData("byte[]", "reader.Missing<byte[]>(__Members[0], [])")]
    [InlineData("IReadOnlyList<string>", "reader.Missing<global::System.Collections.Generic.IReadOnlyList<string>>(__Members[0], [])")]
    public void Required_member_has_a_stand_in(string type, string standIn)
    {
        var text = Generated.Shape($$"""namespace N; [Shape] public sealed partial class Probe { public required {{type}} Member { get; init; } }""");

        Assert.Contains("{ Required = true }", text, StringComparison.Ordinal);
        Assert.Contains($" ?? {standIn},\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Length(1, 64)] public string?", "Min = 1, Max = 64")]
    [InlineData("[Length(1)] public string?", "Min = 1, Max = 2147483647")]
    [InlineData("[Range(-1, 10)] public int?", "Min = -1, Max = 10")]
    [InlineData("[Range(1)] public long?", "Min = 1, Max = 9223372036854775807")]
    [InlineData("[EachLength(1, 3)] public IReadOnlyList<string>?", "EachLength = (1, 3)")]
    [InlineData("[Pattern(@\"[\\w\"\"]+\")] public string?", "Pattern = global::Writ.Wire.Shapes.ConstraintPattern.Of(\"[\\\\w\\\"]+\")")]
    [InlineData("[OneOf(\"A\", \"B\\\"\")] public string?", "OneOf = new string[] { \"A\", \"B\\\"\" }")]
    [InlineData("[Sensitive] public string?", "Sensitive = true")]
    [InlineData("[ConditionKey(\"iam:X\")] public string?", "ConditionKey = \"iam:X\"")]
    [InlineData("[Names(\"AWS::IAM::User\")] public string?", "ResourceType = \"AWS::IAM::User\"")]
    [InlineData("[Location(MemberLocation.Label)] public string?", "Location = (global::Writ.Wire.Shapes.MemberLocation)1")]
    [InlineData("[Location(MemberLocation.Header, \"X-A\")] public string?", "Location = (global::Writ.Wire.Shapes.MemberLocation)4, LocationName = \"X-A\"")]
    [InlineData("[TimeForm(TimeForm.Iso)] public DateTimeOffset?", "TimeForm = (global::Writ.Wire.Shapes.TimeForm)2")]
    public void Attribute_becomes_schema(string declaration, string setting)
    {
        var text = Generated.Shape($$"""namespace N; [Shape] public sealed partial class Probe { {{declaration}} Member { get; init; } }""");

        Assert.Contains($"{{ {setting} }}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Wire_name_replaces_the_property_name()
    {
        var text = Generated.Shape("""namespace N; [Shape] public sealed partial class Probe { [WireName("member-x")] public string? Member { get; init; } }""");

        Assert.Contains("new(\"member-x\", ", text, StringComparison.Ordinal);
        Assert.Contains("Member = reader.String", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_public_settable_properties_are_members()
    {
        var text = Generated.Shape(
            """namespace N; [Shape] public sealed partial class Probe { public string? A { get; init; } public string B => "b"; public static string C { get; set; } = ""; internal string? D { get; init; } }""");

        Assert.DoesNotContain("\"B\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"C\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"D\"", text, StringComparison.Ordinal);
    }

    /// <summary>The whole file, to be read. WRIT_RECORD=1 writes it anew.</summary>
    [Fact]
    public void Shape_of_every_kind_is_the_golden_file()
    {
        var golden = Path.Combine(Repository.Root, "tests", "corpus", "generator", "Probe.g.cs.txt");
        var text = Generated.Run(EveryKind).Result.GeneratedTrees.Single(tree => tree.FilePath.EndsWith("N.Probe.g.cs", StringComparison.Ordinal)).ToString();
        if (Environment.GetEnvironmentVariable("WRIT_RECORD") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden) ?? "");
            File.WriteAllText(golden, text);
        }

        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Fact]
    public void Shapes_may_contain_each_other_and_themselves() => Assert.Empty(Generated.Run(
        """
        namespace N;
        [Shape] public sealed partial class A { public A? Self { get; init; } public IReadOnlyList<B>? Others { get; init; } }
        [Shape] public sealed partial class B { public A? Back { get; init; } }
        """).Problems);

    [Fact]
    public void Members_may_be_called_anything() => Assert.Empty(Generated.Run(
        """
        namespace N;
        [Shape]
        public sealed partial class Obstacles
        {
            public new string? Equals { get; init; }
            public new string? ToString { get; init; }
            public new string? GetHashCode { get; init; }
            public new string? GetType { get; init; }
            public new string? MemberwiseClone { get; init; }
            public new required string ReferenceEquals { get; init; }
            public string? @class { get; init; }
            public string? @event { get; init; }
            public required string @default { get; init; }
            public string? @namespace { get; init; }
            public string? @this { get; init; }
            public string? value { get; init; }
            public string? field { get; init; }
            public string? global { get; init; }
            public string? nameof { get; init; }
            public required string required { get; init; }
            public required IReadOnlyList<string> reader { get; init; }
            public string? writer { get; init; }
            public string? Schema { get; init; }
            public string? Write { get; init; }
            public string? IShape { get; init; }
            public string? System { get; init; }
            public string? Writ { get; init; }
            public Inner? Inner { get; init; }
            public required Inner String { get; init; }
        }
        [Shape] public sealed partial class Inner { public string? Key { get; init; } }
        """).Problems);

    [Fact]
    public void Shapes_of_one_name_in_two_namespaces_are_two_files() =>
        Assert.Equal(2, Generated.Run("namespace M { [Shape] public sealed partial class A { } } namespace N { [Shape] public sealed partial class A { } }").Result.GeneratedTrees.Length);

    [Theory]
    [InlineData("decimal?")]
    [InlineData("Uri?")]
    [InlineData("object?")]
    [InlineData("DayOfWeek?")]
    [InlineData("int[]?")]
    [InlineData("string[]?")]
    [InlineData("List<string>?")]
    [InlineData("IReadOnlyList<int>?")]
    [InlineData("IReadOnlyList<Version>?")]
    [InlineData("IReadOnlyList<IReadOnlyList<string>>?")]
    [InlineData("IReadOnlyDictionary<int, string>?")]
    [InlineData("IReadOnlyDictionary<string, long>?")]
    public void Member_of_a_type_the_wire_lacks_is_WRIT002(string type)
    {
        var (result, _) = Generated.Run($$"""namespace N; [Shape] public sealed partial class Probe { public {{type}} Member { get; init; } }""");

        var found = Assert.Single(result.Diagnostics);
        Assert.Equal(("WRIT002", DiagnosticSeverity.Error), (found.Id, found.Severity));
        Assert.StartsWith("N.Probe: the type of Member, ", found.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(result.GeneratedTrees);
    }

    private const string EveryKind =
        """
        namespace N;
        [Shape]
        public sealed partial class Probe
        {
            [Length(1, 64), Pattern(@"[\w+=,.@-]+"), ConditionKey("iam:Text"), Names("AWS::IAM::User")] public required string Text { get; init; }
            [Range(1, 1000)] public int? Number { get; init; }
            public long? Big { get; init; }
            public double? Real { get; init; }
            public required bool Flag { get; init; }
            public DateTimeOffset? Time { get; init; }
            [Sensitive] public byte[]? Bytes { get; init; }
            [Length(0, 50), EachLength(1, 128), OneOf("User", "Role")] public IReadOnlyList<string>? Names { get; init; }
            public required IReadOnlyList<Tag> Tags { get; init; }
            public required Tag Inner { get; init; }
            public Tag? Other { get; init; }
            public IReadOnlyDictionary<string, string>? Map { get; init; }
            public IReadOnlyDictionary<string, int>? Counts { get; init; }
            [WireName("lower")] public string? Lower { get; init; }
        }
        [Shape] public sealed partial class Tag { public required string Key { get; init; } }
        """;
}
