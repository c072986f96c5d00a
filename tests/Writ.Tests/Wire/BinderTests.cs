using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Writ.Services.Operations;
using Writ.Tests.Operations;
using Writ.Wire.Json;
using Writ.Wire.Query;
using Writ.Wire.RestJson;
using Writ.Wire.Shapes;
using Writ.Wire.Validation;
using Xunit;

namespace Writ.Tests.Wire;

/// <summary>Every operation's request survives both protocols, and nothing a client sends makes binding or validation throw.</summary>
public sealed class BinderTests
{
    public static TheoryData<string> RestOperations => [.. OperationCatalog.All.Where(operation => operation.Http is not null).Select(operation => $"{operation.Service}:{operation.Name}")];

    public static TheoryData<string> Operations => [.. OperationCatalog.All.Select(operation => $"{operation.Service}:{operation.Name}")];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Request_written_as_a_form_binds_to_itself(string name)
    {
        var operation = Find(name);

        Samples.ForAll(RandomRequests.Of(operation.Request), 25, request => CheckSame(operation, request, faults => new QueryReader(Sample.FormOf(RandomRequests.Form(request)), faults)));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Request_written_as_JSON_binds_to_itself(string name)
    {
        var operation = Find(name);

        Samples.ForAll(RandomRequests.Of(operation.Request), 25, request =>
        {
            Assert.True(JsonCodec.TryParse(Encoding.UTF8.GetBytes(request.ToJsonString()), out var body));
            CheckSame(operation, request, faults => new JsonReader(body, faults));
        });
    }

    [Theory]
    [MemberData(nameof(RestOperations))]
    public void Request_written_as_REST_binds_to_itself(string name)
    {
        var operation = Find(name);
        var route = HttpRoute.Parse(operation.Http ?? "");

        Samples.ForAll(RandomRequests.Of(operation.Request), 25, request =>
        {
            var call = RestCall.Of(operation, request);
            Assert.True(route.TryMatch(call.Path, out var labels));
            var sent = new RestRequest { Labels = labels, Headers = call.Headers, Body = call.Body };
            Assert.True(sent.TryAddQuery(call.Query));
            CheckSame(operation, request, faults => RestReader.TryOpen(sent, operation.Request, faults) ?? throw new InvalidDataException());
        });
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Damaged_request_binds_and_validates_without_throwing(string name)
    {
        var operation = Find(name);
        var damaged = from request in RandomRequests.Of(operation.Request)
                      from at in Gen.Choose(0, int.MaxValue)
                      from length in Gen.Choose(0, 12)
                      from bytes in Samples.Bytes
                      select (Form: Damage(RandomRequests.Form(request), at, length, bytes), Json: Damage(request.ToJsonString(), at, length, bytes));

        Samples.ForAll(damaged, 25, bodies =>
        {
            var form = new QueryNode();
            if (form.TryAdd(Encoding.Latin1.GetString(bodies.Form)))
            {
                BindAndValidate(operation, faults => new QueryReader(form, faults));
            }

            if (JsonCodec.TryParse(bodies.Json, out var body))
            {
                BindAndValidate(operation, faults => new JsonReader(body, faults));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Empty_request_lacks_exactly_the_required_members(string name)
    {
        var operation = Find(name);
        var faults = new ReadFaults();

        operation.Bind(new QueryReader(new QueryNode(), faults));

        Assert.Equal(
            operation.Request.Members.Where(member => member.Required).Select(member => member.LowerName),
            faults.Missing.Where(path => !path.Contains('.', StringComparison.Ordinal)));
    }

    private static OperationDescriptor Find(string name) =>
        OperationCatalog.Find(name.Split(':')[0], name.Split(':')[1]) ?? throw new InvalidOperationException(name);

    private static void CheckSame(OperationDescriptor operation, JsonObject request, Func<ReadFaults, ShapeReader> reader)
    {
        var faults = new ReadFaults();
        var bound = Dump.Of(operation.Bind(reader(faults)));

        Assert.Null(faults.Malformed);
        Assert.Empty(faults.Missing);
        Assert.True(JsonNode.DeepEquals(request, bound), $"{request.ToJsonString()}\nbecame\n{bound.ToJsonString()}");
    }

    private static void BindAndValidate(OperationDescriptor operation, Func<ReadFaults, ShapeReader> reader)
    {
        var faults = new ReadFaults();
        var shape = operation.Bind(reader(faults));
        if (faults.Malformed is null)
        {
            ConstraintValidator.Validate(shape, faults, FrozenDictionary<string, string>.Empty);
            Dump.Audit(shape);
        }
    }

    private static byte[] Damage(string text, int at, int length, byte[] with)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var start = at % (body.Length + 1);
        return [.. body[..start], .. with, .. body[Math.Min(start + length, body.Length)..]];
    }
}
