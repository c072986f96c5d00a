using System.Text;
using System.Text.Json;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>REST requests at the gateway: which service and operation they are, and in whose words they are refused.</summary>
public sealed class RestRequestTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private World _world = null!; // made before each test

    public async ValueTask InitializeAsync() => _world = await World.MakeAsync(server);

    public ValueTask DisposeAsync() => default;

    private RawRequest ListRegions => RawRequest.Of(server.Url.Authority, "account", "ListRegions");

    [Fact]
    public async Task Method_and_path_name_the_operation_and_the_signature_its_service()
    {
        var answer = await SendAsync(Signed(ListRegions with { Body = "{\"MaxResults\":1}"u8.ToArray() }));

        Assert.Equal(200, answer.Status);
        Assert.Contains("Content-Type: application/json\r\n", answer.Head, StringComparison.Ordinal);
        Assert.StartsWith("{\"NextToken\":", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Presigned_request_is_answered_too()
    {
        var answer = await SendAsync(ListRegions.Presign(_world.Admin, "account", TestClock.Start));

        Assert.Equal((200, null), (answer.Status, answer.Error.Code));
    }

    [Fact]
    public async Task Empty_body_is_an_empty_object()
    {
        Assert.Equal(200, (await SendAsync(Signed(ListRegions with { Body = [] }))).Status);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"MaxResults\":\"1\"}")]
    public async Task Body_that_cannot_be_read_is_no_request(string body) =>
        await ExpectAsync(Signed(ListRegions with { Body = Encoding.UTF8.GetBytes(body) }), 400, "SerializationException");

    [Theory]
    [InlineData("GET", "/listRegions")]
    [InlineData("PUT", "/listRegions")]
    [InlineData("DELETE", "/listRegions")]
    [InlineData("POST", "/ListRegions")]
    [InlineData("POST", "/listRegions/")]
    [InlineData("POST", "//listRegions")]
    [InlineData("POST", "/./listRegions")]
    [InlineData("POST", "/x/../listRegions")]
    [InlineData("POST", "/%6cistRegions")]
    [InlineData("POST", "/")]
    public async Task Other_method_or_path_is_no_operation(string method, string path) =>
        await ExpectAsync(Signed(ListRegions with { Method = method, Path = path }), 404, "UnknownOperationException");

    [Fact]
    public async Task What_was_signed_for_one_path_is_not_taken_for_another()
    {
        var signed = Signed(ListRegions);

        foreach (var path in new[] { "/x/../listRegions", "/./listRegions", "//listRegions" })
        {
            // Signed they are the same, for the path is normalized; but they are no routes.
            await ExpectAsync(signed with { Path = path }, 404, "UnknownOperationException");
        }

        await ExpectAsync(signed with { Path = "/enableRegion" }, 403, "InvalidSignatureException");
        await ExpectAsync(signed with { Query = "a=b" }, 403, "InvalidSignatureException");
        await ExpectAsync(signed with { Method = "GET", Body = [] }, 403, "InvalidSignatureException");
    }

    [Fact]
    public async Task Refusals_before_the_operation_are_in_the_words_of_its_service()
    {
        await ExpectAsync(ListRegions, 403, "MissingAuthenticationTokenException");
        await ExpectAsync(ListRegions.With("Authorization", "Bearer x"), 403, "IncompleteSignatureException");
        await ExpectAsync(ListRegions.Sign(_world.Unknown, "account", TestClock.Start), 403, "UnrecognizedClientException");
        await ExpectAsync(ListRegions.Sign(_world.ExpiredSession, "account", TestClock.Start), 403, "ExpiredTokenException");
        await ExpectAsync(ListRegions.Sign(new SigningCredentials(TestServer.RootKeyId, "wrong"), "account", TestClock.Start), 403, "InvalidSignatureException");
        await ExpectAsync(ListRegions.Sign(_world.Nobody, "account", TestClock.Start), 403, "AccessDeniedException");
        await ExpectAsync(ListRegions with { Path = "/nothing" }, 400, "MissingAction", isRest: false);
    }

    [Fact]
    public async Task Signature_for_another_service_is_of_that_service()
    {
        var answer = await SendAsync(ListRegions.Sign(_world.Admin, "iam", TestClock.Start));

        Assert.Equal((400, "MissingAction"), (answer.Status, answer.Error.Code));
        await ExpectAsync(RawRequest.Of(server.Url.Authority, "iam", "ListUsers").Sign(_world.Admin, "account", TestClock.Start), 404, "UnknownOperationException");
    }

    [Fact]
    public async Task Target_comes_before_the_path()
    {
        var request = RawRequest.Of(server.Url.Authority, "cloudtrail", "LookupEvents") with { Path = "/listRegions" };

        Assert.Equal(200, (await SendAsync(request.Sign(_world.Admin, "cloudtrail", TestClock.Start))).Status);
        Assert.Equal("InvalidSignatureException", (await SendAsync(request.Sign(_world.Admin, "account", TestClock.Start))).Error.Code);
    }

    [Fact]
    public async Task Two_signatures_are_one_too_many()
    {
        var both = ListRegions.Presign(_world.Admin, "account", TestClock.Start).Sign(_world.Admin, "account", TestClock.Start);

        Assert.Equal(403, (await SendAsync(both)).Status);
    }

    [Fact]
    public async Task Broken_constraint_of_the_service_has_reason_and_field()
    {
        var answer = await SendAsync(Signed(ListRegions with { Body = "{\"NextToken\":\"x\"}"u8.ToArray() }));

        Assert.Equal(
            """{"__type":"ValidationException","message":"NextToken is malformed","reason":"fieldValidationFailed","fieldList":[{"name":"NextToken","message":"NextToken is malformed"}]}""",
            answer.Text);
    }

    [Fact]
    public async Task Refusal_is_on_record()
    {
        await SendAsync(ListRegions.Sign(_world.Nobody, "account", TestClock.Start));

        using var record = JsonDocument.Parse((await server.LastEventAsync("ListRegions")).Document);
        Assert.Equal("account.amazonaws.com", record.RootElement.GetProperty("eventSource").GetString());
        Assert.Equal("AccessDeniedException", record.RootElement.GetProperty("errorCode").GetString());
    }

    private RawRequest Signed(RawRequest request) => request.Sign(_world.Admin, "account", TestClock.Start);

    private async Task ExpectAsync(RawRequest request, int status, string code, bool isRest = true)
    {
        var answer = await SendAsync(request);

        Assert.Equal((status, code), (answer.Status, answer.Error.Code));
        Assert.Equal(isRest, answer.Head.Contains($"x-amzn-ErrorType: {code}\r\n", StringComparison.Ordinal));
    }

    private Task<RawAnswer> SendAsync(RawRequest request) => RawConnection.SendAsync(server.Url, request);
}
