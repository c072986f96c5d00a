using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

[Shape]
public sealed partial class CreateOpenIDConnectProviderRequest
{
    [Length(1, 255)]
    public required string Url { get; init; }

    [EachLength(1, 255)]
    public IReadOnlyList<string>? ClientIDList { get; init; }

    [EachLength(40, 40)]
    public IReadOnlyList<string>? ThumbprintList { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class CreateOpenIDConnectProviderResponse
{
    [Names("AWS::IAM::OpenIDConnectProvider")]
    public string? OpenIDConnectProviderArn { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, CreateOpenIDConnectProvider. Tags must be allowed by iam:TagOpenIDConnectProvider too.</summary>
[Operation(IamService.Name)]
public sealed class CreateOpenIDConnectProvider : IWriteOperation<CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderResponse>
{
    public static Authorization Authorize(CreateOpenIDConnectProviderRequest request, Call call)
    {
        var scheme = request.Url.IndexOf("://", StringComparison.Ordinal);
        var name = scheme < 0 ? request.Url : request.Url[(scheme + 3)..];
        return IamTarget.NewTagged(call, "oidc-provider", null, name, request.Tags is null or { Count: 0 } ? null : "iam:TagOpenIDConnectProvider");
    }

    public static Result<CreateOpenIDConnectProviderResponse> Handle(CreateOpenIDConnectProviderRequest request, Call call, Draft draft)
    {
        var url = ProviderUrl.Parse(request.Url);
        var thumbprints = Thumbprints.Check(request.ThumbprintList ?? []);
        var clients = (request.ClientIDList ?? []).Distinct(StringComparer.Ordinal).ToArray();
        var tags = Tagging.Set(TagSet.Empty, request.Tags, Tagging.OfOthers);
        if ((url.Error ?? thumbprints.Error ?? tags.Error) is { } error)
        {
            return error;
        }

        if (clients.Length > IamQuota.ClientIdsPerOpenIdConnectProvider)
        {
            return OpenIdConnectErrors.TooManyClientIds;
        }

        if (draft.Get(IamState.OpenIdConnectProviders, OpenIdConnectProvider.KeyOf(url.Value)) is not null)
        {
            return OpenIdConnectErrors.ProviderExists(request.Url);
        }

        if (draft.State.All(IamState.OpenIdConnectProviders).Count >= IamQuota.OpenIdConnectProviders)
        {
            return IamErrors.QuotaExceeded("OpenIdConnectProvidersPerAccount", IamQuota.OpenIdConnectProviders);
        }

        var provider = new OpenIdConnectProvider
        {
            Url = url.Value,
            CreateDate = call.Now,
            ClientIds = clients,
            Thumbprints = thumbprints.Value,
            Tags = tags.Value,
        };
        draft.Put(IamState.OpenIdConnectProviders, provider);
        return new CreateOpenIDConnectProviderResponse { OpenIDConnectProviderArn = provider.Arn(call.Account), Tags = Tagging.Show(tags.Value) };
    }
}
