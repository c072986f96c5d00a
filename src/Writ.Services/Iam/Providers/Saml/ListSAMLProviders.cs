using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.Saml;

[Shape]
public sealed partial class ListSAMLProvidersRequest
{
}

[Shape]
public sealed partial class ListSAMLProvidersResponse
{
    public IReadOnlyList<SAMLProviderListEntryShape>? SAMLProviderList { get; init; }
}

/// <summary>A provider in the list.</summary>
[Shape]
public sealed partial class SAMLProviderListEntryShape
{
    public string? Arn { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    public DateTimeOffset? CreateDate { get; init; }
}

/// <summary>AWS: IAM API Reference, ListSAMLProviders. All of them at once, by name.</summary>
[Operation(IamService.Name)]
public sealed class ListSAMLProviders : IReadOperation<ListSAMLProvidersRequest, ListSAMLProvidersResponse>
{
    public static Authorization Authorize(ListSAMLProvidersRequest request, Call call) => Authorization.OnEverything;

    public static Result<ListSAMLProvidersResponse> Handle(ListSAMLProvidersRequest request, Call call) => new ListSAMLProvidersResponse
    {
        SAMLProviderList = [.. call.State.All(IamState.SamlProviders).Values
            .OrderBy(provider => provider.Name, StringComparer.OrdinalIgnoreCase)
            .Select(provider => new SAMLProviderListEntryShape { Arn = provider.Arn(call.Account), ValidUntil = provider.ValidUntil, CreateDate = provider.CreateDate })],
    };
}
