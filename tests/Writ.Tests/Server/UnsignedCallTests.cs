using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Writ.Services.Operations;
using Writ.Tests.Operations;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>Which operations are served without a signature: those that declare it, and no other.</summary>
public sealed class UnsignedCallTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly string[] Unsigned = ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"];

    public static TheoryData<string> Signed =>
        [.. OperationCatalog.All.Concat(UnsupportedOperations.All).Select(operation => $"{operation.Service}:{operation.Name}").Except(Unsigned)];

    [Fact]
    public void Operations_that_declare_it_are_AWS_s() => Assert.Equal(
        Unsigned, OperationCatalog.All.Where(operation => operation.Identify is not null).Select(operation => $"{operation.Service}:{operation.Name}"));

    [Theory]
    [MemberData(nameof(Signed))]
    public async Task Every_other_operation_needs_a_signature(string operation)
    {
        var protocol = ServiceCatalog.BySigningName(operation.Split(':')[0])?.Protocol;

        var answer = await WireCall.SendUnsignedAsync(server, operation, []);

        Assert.Equal(protocol is Protocol.Json11 ? 400 : 403, answer.Status);
        Assert.Equal(protocol is Protocol.Query ? "MissingAuthenticationToken" : "MissingAuthenticationTokenException", answer.ErrorCode);
        Assert.Equal(protocol is Protocol.RestJson ? "Missing Authentication Token" : "Request is missing Authentication Token", answer.ErrorMessage);
    }

    [Fact]
    public async Task Signature_that_comes_all_the_same_is_not_looked_at()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(
                "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn:aws:iam::111122223333:role/r&RoleSessionName=one&WebIdentityToken=abcd")),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 nonsense");
        using var answer = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<Code>InvalidIdentityToken</Code>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
