using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Providers.Saml;

[Shape]
public sealed partial class GetSAMLProviderRequest
{
    [Length(20, 2048), Names("AWS::IAM::SAMLProvider")]
    public required string SAMLProviderArn { get; init; }
}

[Shape]
public sealed partial class GetSAMLProviderResponse
{
    public string? SAMLProviderUUID { get; init; }

    public string? SAMLMetadataDocument { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }

    public string? AssertionEncryptionMode { get; init; }

    public IReadOnlyList<SAMLPrivateKeyShape>? PrivateKeyList { get; init; }
}

/// <summary>A private key on the wire; the key itself is never shown.</summary>
[Shape]
public sealed partial class SAMLPrivateKeyShape
{
    public string? KeyId { get; init; }

    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>AWS: IAM API Reference, GetSAMLProvider. Empty lists are shown, as AWS does.</summary>
[Operation(IamService.Name)]
public sealed class GetSAMLProvider : IReadOperation<GetSAMLProviderRequest, GetSAMLProviderResponse>
{
    public static Authorization Authorize(GetSAMLProviderRequest request, Call call) => SamlProviders.Target(call, request.SAMLProviderArn);

    public static Result<GetSAMLProviderResponse> Handle(GetSAMLProviderRequest request, Call call)
    {
        var found = SamlProviders.Require(call.State, request.SAMLProviderArn);
        if (found.Error is { } error)
        {
            return error;
        }

        var provider = found.Value;
        return new GetSAMLProviderResponse
        {
            SAMLProviderUUID = provider.Id,
            SAMLMetadataDocument = provider.Document(),
            CreateDate = provider.CreateDate,
            ValidUntil = provider.ValidUntil,
            Tags = Tagging.ShowAll(provider.Tags),
            AssertionEncryptionMode = provider.AssertionEncryptionMode,
            PrivateKeyList = [.. provider.PrivateKeys.Select(key => new SAMLPrivateKeyShape { KeyId = key.Id, Timestamp = key.Uploaded })],
        };
    }
}
