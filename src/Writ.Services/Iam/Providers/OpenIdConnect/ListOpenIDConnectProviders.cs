using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

[Shape]
public sealed partial class ListOpenIDConnectProvidersRequest
{
}

[Shape]
public sealed partial class ListOpenIDConnectProvidersResponse
{
    public IReadOnlyList<OpenIDConnectProviderListEntryShape>? OpenIDConnectProviderList { get; init; }
}

/// <summary>A provider in the list.</summary>
[Shape]
public sealed partial class OpenIDConnectProviderListEntryShape
{
    public string? Arn { get; init; }
}

/// <summary>AWS: IAM API Reference, ListOpenIDConnectProviders. All of them at once, by URL.</summary>
[Operation(IamService.Name)]
public sealed class ListOpenIDConnectProviders : IReadOperation<ListOpenIDConnectProvidersRequest, ListOpenIDConnectProvidersResponse>
{
    public static Authorization Authorize(ListOpenIDConnectProvidersRequest request, Call call) => Authorization.OnEverything;

    public static Result<ListOpenIDConnectProvidersResponse> Handle(ListOpenIDConnectProvidersRequest request, Call call) => new ListOpenIDConnectProvidersResponse
    {
        OpenIDConnectProviderList = [.. call.State.All(IamState.OpenIdConnectProviders).Values
            .OrderBy(provider => provider.Url, StringComparer.Ordinal)
            .Select(provider => new OpenIDConnectProviderListEntryShape { Arn = provider.Arn(call.Account) })],
    };
}
