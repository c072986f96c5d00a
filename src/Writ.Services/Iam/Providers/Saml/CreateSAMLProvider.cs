using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.Saml;

[Shape]
public sealed partial class CreateSAMLProviderRequest
{
    [Length(1000, 10000000)]
    public required string SAMLMetadataDocument { get; init; }

    [Length(1, 128), Pattern(IamPattern.SamlProviderName), Names("AWS::IAM::SAMLProvider")]
    public required string Name { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }

    [OneOf("Required", "Allowed")]
    public string? AssertionEncryptionMode { get; init; }

    [Length(1, 16384), Pattern(IamPattern.PolicyDocument), Sensitive]
    public string? AddPrivateKey { get; init; }
}

[Shape]
public sealed partial class CreateSAMLProviderResponse
{
    [Names("AWS::IAM::SAMLProvider")]
    public string? SAMLProviderArn { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, CreateSAMLProvider. Tags must be allowed by iam:TagSAMLProvider too.</summary>
[Operation(IamService.Name)]
public sealed class CreateSAMLProvider : IPreparedWriteOperation<CreateSAMLProviderRequest, CreateSAMLProviderResponse, PreparedSamlProvider>
{
    public static Authorization Authorize(CreateSAMLProviderRequest request, Call call) =>
        IamTarget.NewTagged(call, "saml-provider", null, request.Name, request.Tags is null or { Count: 0 } ? null : "iam:TagSAMLProvider");

    public static ValueTask<Result<PreparedSamlProvider>> PrepareAsync(CreateSAMLProviderRequest request, Call call, CancellationToken cancellation) =>
        ValueTask.FromResult(PreparedSamlProvider.Read(request.SAMLMetadataDocument, request.AddPrivateKey, call));

    public static Result<CreateSAMLProviderResponse> Handle(CreateSAMLProviderRequest request, Call call, Draft draft, PreparedSamlProvider prepared)
    {
        if (draft.Get(IamState.SamlProviders, request.Name) is not null)
        {
            return SamlErrors.ProviderExists(request.Name);
        }

        if (draft.State.All(IamState.SamlProviders).Count >= IamQuota.SamlProviders)
        {
            return IamErrors.QuotaExceeded("SAMLProvidersPerAccount", IamQuota.SamlProviders);
        }

        if (request.AssertionEncryptionMode == "Required" && prepared.Key is null)
        {
            return SamlErrors.KeysRequired;
        }

        var tags = Tagging.Set(TagSet.Empty, request.Tags, Tagging.OfOthers);
        if (tags.Error is { } error)
        {
            return error;
        }

        var provider = new SamlProvider
        {
            Name = request.Name,
            Id = call.Ids.UniqueId("SAMLP"),
            CreateDate = call.Now,
            ValidUntil = prepared.ValidUntil ?? call.Now,
            PackedMetadata = prepared.PackedMetadata ?? [],
            AssertionEncryptionMode = request.AssertionEncryptionMode ?? SamlProvider.DefaultMode,
            PrivateKeys = prepared.Key is { } key ? [key] : [],
            Tags = tags.Value,
        };
        draft.Put(IamState.SamlProviders, provider);
        return new CreateSAMLProviderResponse { SAMLProviderArn = provider.Arn(call.Account), Tags = Tagging.Show(tags.Value) };
    }
}
