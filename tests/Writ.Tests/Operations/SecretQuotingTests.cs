using System.Text;
using System.Text.Json.Nodes;
using Writ.Services.Operations;
using Writ.Wire.Json;
using Writ.Wire.Shapes;
using Writ.Wire.Validation;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>What is wrong with a sensitive value is said without the value, of every operation and in the words of every service.</summary>
public sealed class SecretQuotingTests
{
    private const string Secret = "HUSH";

    private static readonly string[] Values = [Secret, Secret + "\u00a7<>\u0001", Secret + new string('x', 240), Secret + new string('x', 5_000), Secret + "\n" + Secret];

    public static TheoryData<string> Operations => [.. OperationCatalog.All
        .Where(operation => HasSecret(operation.Request))
        .Select(operation => $"{operation.Service}:{operation.Name}")];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Refusal_of_a_request_quotes_no_sensitive_value(string operation)
    {
        var descriptor = OperationCatalog.Find(operation.Split(':')[0], operation.Split(':')[1]) ?? throw new InvalidOperationException(operation);
        var service = ServiceCatalog.BySigningName(descriptor.Service) ?? throw new InvalidOperationException(operation);
        foreach (var value in Values.Select(text => (JsonNode)JsonValue.Create(text)).Append(new JsonObject { [Secret] = Secret }).Append(new JsonArray(Secret, null)))
        {
            var members = Members(descriptor.Request, value, isSecret: false, depth: 0);
            Assert.True(JsonCodec.TryParse(Encoding.UTF8.GetBytes(members.ToJsonString()), out var element));
            var faults = new ReadFaults();
            var request = descriptor.Bind(new JsonReader(element, faults));

            var found = ConstraintValidator.Find(request, faults, service.PatternSentences, out var invalid);

            var said = string.Join('\n', ConstraintSentences.Of(found, quotesValues: true), SchemaSentences.Of(found), service.Violation?.Invoke(found).Message, invalid, faults.Malformed);
            Assert.DoesNotContain(Secret, said, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static bool HasSecret(ShapeSchema shape, int depth = 0) => shape.Members.Any(member => member.Sensitive || (member.Shape is { } inner && depth < 4 && HasSecret(inner, depth + 1)));

    /// <summary>The value wherever a sensitive one belongs; what is inside of something sensitive is so too.</summary>
    private static JsonObject Members(ShapeSchema shape, JsonNode value, bool isSecret, int depth)
    {
        var members = new JsonObject();
        foreach (var member in shape.Members.Where(_ => depth < 4))
        {
            var secret = isSecret || member.Sensitive;
            if (member is { Type: WireType.Structure or WireType.List, Shape: { } inner })
            {
                var inside = Members(inner, value, secret, depth + 1);
                members[member.Name] = member.Type == WireType.List ? new JsonArray(inside) : inside;
            }
            else if (secret)
            {
                members[member.Name] = member.Type switch
                {
                    WireType.StringList => new JsonArray(value.DeepClone()),
                    WireType.StringMap => new JsonObject { [Secret] = value.DeepClone() },
                    _ => value.DeepClone(),
                };
            }
        }

        return members;
    }
}
