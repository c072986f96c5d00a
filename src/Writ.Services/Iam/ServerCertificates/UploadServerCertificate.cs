using System.Security.Cryptography;
using System.Text;
using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServerCertificates;

[Shape]
public sealed partial class UploadServerCertificateRequest
{
    [Length(1, 512), Pattern(IamPattern.Path)]
    public string? Path { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::ServerCertificate")]
    public required string ServerCertificateName { get; init; }

    [Length(1, 16_384), Pattern(IamPattern.PolicyDocument)]
    public required string CertificateBody { get; init; }

    [Length(1, 16_384), Pattern(IamPattern.PolicyDocument), Sensitive]
    public required string PrivateKey { get; init; }

    [Length(1, 2_097_152), Pattern(IamPattern.PolicyDocument)]
    public string? CertificateChain { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class UploadServerCertificateResponse
{
    public ServerCertificateMetadataShape? ServerCertificateMetadata { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, UploadServerCertificate. Tags must be allowed by iam:TagServerCertificate too.</summary>
[Operation(IamService.Name)]
public sealed class UploadServerCertificate
    : IPreparedWriteOperation<UploadServerCertificateRequest, UploadServerCertificateResponse, UploadServerCertificate.Checked>
{
    public static Authorization Authorize(UploadServerCertificateRequest request, Call call) => IamTarget.NewTagged(
        call, "server-certificate", request.Path, request.ServerCertificateName, request.Tags is null or { Count: 0 } ? null : "iam:TagServerCertificate");

    public static ValueTask<Result<Checked>> PrepareAsync(UploadServerCertificateRequest request, Call call, CancellationToken cancellation) =>
        new(Prepare(request, call));

    public static Result<UploadServerCertificateResponse> Handle(UploadServerCertificateRequest request, Call call, Draft draft, Checked prepared)
    {
        if (draft.Get(IamState.ServerCertificates, request.ServerCertificateName) is not null)
        {
            return ServerCertificateErrors.Exists(request.ServerCertificateName);
        }

        if (draft.State.All(IamState.ServerCertificates).Count >= IamQuota.ServerCertificates)
        {
            return IamErrors.QuotaExceeded("ServerCertificatesPerAccount", IamQuota.ServerCertificates);
        }

        var tags = Tagging.Set(TagSet.Empty, request.Tags, Tagging.OfOthers);
        if (tags.Error is { } error)
        {
            return error;
        }

        var certificate = new ServerCertificate
        {
            Name = request.ServerCertificateName,
            Path = request.Path ?? "/",
            Id = prepared.Id,
            Body = request.CertificateBody.Trim(),
            Chain = request.CertificateChain?.Trim(),
            SealedPrivateKey = prepared.SealedKey,
            UploadDate = call.Now,
            Expiration = prepared.Expiration,
            Tags = tags.Value,
        };
        draft.Put(IamState.ServerCertificates, certificate);
        return new UploadServerCertificateResponse
        {
            ServerCertificateMetadata = ServerCertificateMetadataShape.Of(certificate, call.Account),
            Tags = Tagging.Show(certificate.Tags),
        };
    }

    private static Result<Checked> Prepare(UploadServerCertificateRequest request, Call call)
    {
        var expiration = CertificateBundle.Check(request.CertificateBody, request.CertificateChain, request.PrivateKey, call.Now);
        if (expiration.Error is { } error)
        {
            return error;
        }

        var id = call.Ids.UniqueId("ASCA");
        var plain = Encoding.UTF8.GetBytes(request.PrivateKey.Trim());
        var box = call.Platform.Vault.Seal(ServerCertificate.VaultPurpose, 1, plain, id);
        CryptographicOperations.ZeroMemory(plain);
        return new Checked(id, box, expiration.Value);
    }

    /// <summary>A certificate that was found good, and its key as it is kept.</summary>
    /// <param name="Id">For which certificate the key is sealed.</param>
    /// <param name="SealedKey">The private key.</param>
    /// <param name="Expiration">When the certificate expires.</param>
    public sealed record Checked(string Id, byte[] SealedKey, DateTimeOffset Expiration)
    {
        public override string ToString() => Id;
    }
}
