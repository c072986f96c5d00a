using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Writ.Services.Operations;
using Writ.Tests.Server;
using Writ.Wire.Query;
using Writ.Wire.Signing;

namespace Writ.Tests.Operations;

/// <summary>An answer of the server: status and text, and its members whatever the protocol.</summary>
public sealed record WireAnswer(int Status, string Text, JsonNode? Members, string? ErrorCode, string? ErrorMessage)
{
    /// <summary>The answer's headers, by names in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Sends a call as a client of AWS would: parameters by the protocol's rules, signed.</summary>
public static class WireCall
{
    public static Task<WireAnswer> SendAsync(TestServer server, string operation, JsonObject parameters, SigningCredentials credentials) =>
        SendAnyAsync(server, operation, parameters, credentials);

    /// <summary>Sends it without a signature.</summary>
    public static Task<WireAnswer> SendUnsignedAsync(TestServer server, string operation, JsonObject parameters) => SendAnyAsync(server, operation, parameters, null);

    private static async Task<WireAnswer> SendAnyAsync(TestServer server, string operation, JsonObject parameters, SigningCredentials? credentials)
    {
        var (serviceName, name) = (operation.Split(':')[0], operation.Split(':')[1]);
        var service = ServiceCatalog.BySigningName(serviceName) ?? throw new InvalidOperationException($"No service {serviceName}");
        var (call, contentType) = CallOf(service, name, parameters);
        var headers = new List<KeyValuePair<string, string>> { new("Host", server.Url.Authority), new("Content-Type", contentType) };
        headers.AddRange(call.Headers);
        var signature = credentials is null ? [] : SigV4Signer.Sign(
            new SigningRequest { Method = call.Method, Path = call.Path, QueryString = call.Query, Headers = headers, Body = call.Body },
            credentials,
            "us-east-1",
            serviceName,
            server.Clock.GetUtcNow()).ToAdd;
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(server.Url, call.Query.Length == 0 ? call.Path : $"{call.Path}?{call.Query}"))
        {
            Content = new ByteArrayContent(call.Body),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (header, value) in headers.Skip(2).Concat(signature))
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        request.Headers.TryAddWithoutValidation("User-Agent", "writ-tests");
        using var response = await server.Http.SendAsync(request);
        return Read((int)response.StatusCode, await response.Content.ReadAsStringAsync(), service.Protocol == Protocol.Query) with
        {
            Headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
        };
    }

    private static (RestCall Call, string ContentType) CallOf(ServiceDescriptor service, string name, JsonObject parameters) => service.Protocol switch
    {
        Protocol.Query => (new RestCall("POST", "/", "", [], Encoding.UTF8.GetBytes(Form(name, service.ApiVersion, parameters))), "application/x-www-form-urlencoded; charset=utf-8"),
        Protocol.RestJson => (RestCall.Of(OperationCatalog.Find(service.SigningName, name) ?? throw new InvalidOperationException(name), Json(parameters)), "application/json"),
        _ => (new RestCall("POST", "/", "", [new("X-Amz-Target", service.TargetPrefixes[0] + name)], Encoding.UTF8.GetBytes(Json(parameters).ToJsonString())), "application/x-amz-json-1.1"),
    };

    /// <summary>The form of a query request: lists as member.N, policy documents as JSON text.</summary>
    public static string Form(string operation, string version, JsonObject parameters)
    {
        var form = new StringBuilder($"Action={operation}&Version={version}");
        foreach (var (name, value) in parameters)
        {
            Append(form, name, value);
        }

        return form.ToString();
    }

    /// <summary>The body of a JSON request: policy documents as JSON text.</summary>
    private static JsonObject Json(JsonObject parameters) => new(parameters.Select(member => KeyValuePair.Create(
        member.Key, member is { Key: "Content", Value: JsonObject document } ? JsonValue.Create(document.ToJsonString()) : member.Value?.DeepClone())));

    private static void Append(StringBuilder form, string name, JsonNode? value)
    {
        switch (value)
        {
            case null:
                break;
            case JsonArray { Count: 0 }:
                form.Append('&').Append(name).Append('=');
                break;
            case JsonArray list:
                for (var at = 0; at < list.Count; at++)
                {
                    Append(form, $"{name}.member.{at + 1}", list[at]);
                }

                break;
            case JsonObject document when document.ContainsKey("Statement"):
                Append(form, name, JsonValue.Create(document.ToJsonString()));
                break;
            case JsonObject structure:
                foreach (var (member, inner) in structure)
                {
                    Append(form, $"{name}.{member}", inner);
                }

                break;
            default:
                form.Append('&').Append(FormText.Encode(name)).Append('=').Append(FormText.Encode(Text(value)));
                break;
        }
    }

    /// <summary>A scalar as the wire's text.</summary>
    public static string Text(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static WireAnswer Read(int status, string text, bool isQuery)
    {
        if (!isQuery)
        {
            var members = JsonNode.Parse(text);
            return new WireAnswer(status, text, members, status < 300 ? null : (string?)members?["__type"], status < 300 ? null : (string?)members?["message"]);
        }

        XNamespace none = "";
        var document = XDocument.Parse(text);
        foreach (var element in document.Descendants())
        {
            element.Name = none + element.Name.LocalName;
        }

        var root = document.Root ?? throw new InvalidDataException("No root element.");
        if (root.Name.LocalName == "ErrorResponse")
        {
            var error = root.Element("Error");
            return new WireAnswer(status, text, null, error?.Element("Code")?.Value, error?.Element("Message")?.Value);
        }

        var result = root.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));
        return new WireAnswer(status, text, result is null ? new JsonObject() : Node(result), null, null);
    }

    private static JsonNode Node(XElement element)
    {
        if (!element.HasElements)
        {
            return JsonValue.Create(element.Value);
        }

        return element.Elements().First().Name.LocalName switch
        {
            "member" => new JsonArray([.. element.Elements().Select(Node)]),
            "entry" => new JsonObject(element.Elements().Select(entry =>
                KeyValuePair.Create<string, JsonNode?>(entry.Element("key")?.Value ?? "", JsonValue.Create(entry.Element("value")?.Value)))),
            _ => new JsonObject(element.Elements().Select(child => KeyValuePair.Create<string, JsonNode?>(child.Name.LocalName, Node(child)))),
        };
    }
}
