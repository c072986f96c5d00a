using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Sts.Attacks;

/// <summary>The stories of tests/corpus/attacks, each on a fresh installation.</summary>
public sealed class AttackStoryTests(TestServer server) : IClassFixture<TestServer>
{
    public static TheoryData<string, string> Stories => [.. AttackFile.Names.SelectMany(file => AttackFile.Read(file).Select(story => (file, story.Key)))];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Attack_is_refused_and_what_is_allowed_beside_it_is_not(string file, string story)
    {
        await server.ResetAsync();
        var steps = (AttackFile.Read(file)[story] as JsonArray ?? []).OfType<JsonObject>().ToList();
        Awaited.SkipUnlessServed(steps);

        await new CaseRun(server).SetUpAsync(steps);
    }
}
