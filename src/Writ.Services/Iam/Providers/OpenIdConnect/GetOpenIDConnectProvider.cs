using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

[Shape]
public sealed partial class GetOpenIDConnectProviderRequest
{
    [Length(20, 2048), Names("AWS::IAM::OpenIDConnectProvider")]
    public required string OpenIDConnectProviderArn { get; init; }
}

[Shape]
public sealed partial class GetOpenIDConnectProviderResponse
{
    public string? Url { get; init; }

    public IReadOnlyList<string>? ClientIDList { get; init; }

    public IReadOnlyList<string>? ThumbprintList { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, GetOpenIDConnectProvider. The URL is shown without its scheme, and empty lists are, as AWS does.</summary>
[Operation(IamService.Name)]
public sealed class GetOpenIDConnectProvider : IReadOperation<GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse>
{
    public static Authorization Authorize(GetOpenIDConnectProviderRequest request, Call call) => OpenIdConnectProviders.Target(call, request.OpenIDConnectProviderArn);

    public static Result<GetOpenIDConnectProviderResponse> Handle(GetOpenIDConnectProviderRequest request, Call call)
    {
        var found = OpenIdConnectProviders.Require(call.State, request.OpenIDConnectProviderArn);
        return found.Error is { } error ? error : new GetOpenIDConnectProviderResponse
        {
            Url = found.Value.Url,
            ClientIDList = found.Value.ClientIds,
            ThumbprintList = found.Value.Thumbprints,
            CreateDate = found.Value.CreateDate,
            Tags = Tagging.ShowAll(found.Value.Tags),
        };
    }
}
