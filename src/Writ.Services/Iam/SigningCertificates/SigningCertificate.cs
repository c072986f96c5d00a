using System.Text.Json.Serialization;
using Writ.Kernel.State;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.SigningCertificates;

/// <summary>An X.509 certificate of a user, or of the account's root when <see cref="UserName"/> is null.</summary>
public sealed record SigningCertificate
{
    /// <summary>32 upper-case letters and digits.</summary>
    public required string Id { get; init; }

    public string? UserName { get; init; }

    /// <summary>The certificate as it was uploaded.</summary>
    public required string Body { get; init; }

    /// <summary>The SHA-256 digest of the certificate itself, by which two bodies of one certificate are known to be the same.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Always stored: what a document that lacks it would mean must not depend on the reader's default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool IsActive { get; init; } = true;

    public required DateTimeOffset UploadDate { get; init; }

    public string Status => IsActive ? AccessKey.Active : AccessKey.Inactive;

    /// <summary>What answers call its owner.</summary>
    public string OwnerName => UserName ?? "root";

    /// <summary>What finds the certificate in the whole account.</summary>
    internal static string IndexOf(string fingerprint) => "certificate:" + fingerprint;

    /// <summary>A certificate of the user named, or of the caller when none is; anybody else's cannot be found.</summary>
    internal static Result<SigningCertificate> Find(string? requested, string certificateId, Call call, AccountState state)
    {
        var owner = CredentialOwner.Find(requested, call, state);
        if (owner.Error is { } error)
        {
            return error;
        }

        return OfOwner(state, owner.Value).FirstOrDefault(certificate => certificate.Id == certificateId) is { } found
            ? found
            : SigningCertificateErrors.NoSuchCertificate(certificateId);
    }

    internal static IEnumerable<SigningCertificate> OfOwner(AccountState state, CredentialOwner owner) => state.FoundBy(IamState.SigningCertificates, owner.Index);
}
