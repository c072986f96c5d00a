using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.Saml;

[Shape]
public sealed partial class UpdateSAMLProviderRequest
{
    [Length(1000, 10000000)]
    public string? SAMLMetadataDocument { get; init; }

    [Length(20, 2048), Names("AWS::IAM::SAMLProvider")]
    public required string SAMLProviderArn { get; init; }

    [OneOf("Required", "Allowed")]
    public string? AssertionEncryptionMode { get; init; }

    [Length(1, 16384), Pattern(IamPattern.PolicyDocument), Sensitive]
    public string? AddPrivateKey { get; init; }

    [Length(22, 64), Pattern(IamPattern.PrivateKeyId)]
    public string? RemovePrivateKey { get; init; }
}

[Shape]
public sealed partial class UpdateSAMLProviderResponse
{
    [Names("AWS::IAM::SAMLProvider")]
    public string? SAMLProviderArn { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateSAMLProvider. What is left out stays; a key is removed before one is added.</summary>
[Operation(IamService.Name)]
public sealed class UpdateSAMLProvider : IPreparedWriteOperation<UpdateSAMLProviderRequest, UpdateSAMLProviderResponse, PreparedSamlProvider>
{
    public static Authorization Authorize(UpdateSAMLProviderRequest request, Call call) => SamlProviders.Target(call, request.SAMLProviderArn);

    public static ValueTask<Result<PreparedSamlProvider>> PrepareAsync(UpdateSAMLProviderRequest request, Call call, CancellationToken cancellation) =>
        ValueTask.FromResult(PreparedSamlProvider.Read(request.SAMLMetadataDocument, request.AddPrivateKey, call));

    public static Result<UpdateSAMLProviderResponse> Handle(UpdateSAMLProviderRequest request, Call call, Draft draft, PreparedSamlProvider prepared)
    {
        var found = SamlProviders.Require(draft.State, request.SAMLProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        var provider = found.Value;
        var keys = Keys(provider, request.RemovePrivateKey, prepared.Key);
        if (keys.Error is { } refused)
        {
            return refused;
        }

        var mode = request.AssertionEncryptionMode ?? provider.AssertionEncryptionMode;
        if (mode == "Required" && keys.Value.Count == 0)
        {
            return SamlErrors.KeysRequired;
        }

        draft.Put(IamState.SamlProviders, provider with
        {
            PackedMetadata = prepared.PackedMetadata ?? provider.PackedMetadata,
            ValidUntil = prepared.ValidUntil ?? provider.ValidUntil,
            AssertionEncryptionMode = mode,
            PrivateKeys = keys.Value,
        });
        return new UpdateSAMLProviderResponse { SAMLProviderArn = request.SAMLProviderArn };
    }

    private static Result<IReadOnlyList<SamlPrivateKey>> Keys(SamlProvider provider, string? removed, SamlPrivateKey? added)
    {
        SamlPrivateKey[] left = [.. provider.PrivateKeys.Where(key => key.Id != removed)];
        if (removed is not null && left.Length == provider.PrivateKeys.Count)
        {
            return SamlErrors.NoSuchPrivateKey(removed);
        }

        if (added is null)
        {
            return left;
        }

        return left.Length >= IamQuota.PrivateKeysPerSamlProvider
            ? IamErrors.QuotaExceeded("PrivateKeysPerSAMLProvider", IamQuota.PrivateKeysPerSamlProvider)
            : (SamlPrivateKey[])[.. left, added];
    }
}
