using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Services.Operations;
using Writ.Wire.Query;
using Writ.Wire.Shapes;

namespace Writ.Tests.Operations;

/// <summary>A REST call as a client of AWS would send it: each member where its operation has it.</summary>
public sealed record RestCall(string Method, string Path, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public static RestCall Of(OperationDescriptor operation, JsonObject parameters)
    {
        var route = (operation.Http ?? throw new InvalidOperationException($"{operation.Name} has no route.")).Split(' ');
        var path = route[1];
        var query = new List<string>();
        var headers = new List<KeyValuePair<string, string>>();
        var body = new JsonObject();
        foreach (var (name, value) in parameters)
        {
            var member = operation.Request.Members.FirstOrDefault(member => member.Name == name);
            switch (member?.Location ?? MemberLocation.Body)
            {
                case MemberLocation.Label:
                    path = path.Replace($"{{{member?.LocationName}}}", FormText.Encode(Text(value)), StringComparison.Ordinal);
                    break;
                case MemberLocation.Query:
                    query.AddRange((value as JsonArray ?? [value?.DeepClone()]).Select(entry => $"{FormText.Encode(member?.LocationName ?? "")}={FormText.Encode(Text(entry))}"));
                    break;
                case MemberLocation.Header:
                    headers.Add(new(member?.LocationName ?? "", Text(value)));
                    break;
                default:
                    body[name] = value?.DeepClone();
                    break;
            }
        }

        return new RestCall(route[0], path, string.Join('&', query), headers, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    private static string Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString() ?? "";
}
