using System.Text.Json.Serialization;
using Writ.Kernel.State;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.ServiceSpecificCredentials;

/// <summary>A user's name and password, or API key, for one service.</summary>
public sealed record ServiceSpecificCredential
{
    public const string Expired = "Expired";

    /// <summary>ACCA….</summary>
    public required string Id { get; init; }

    public required string UserName { get; init; }

    public required string ServiceName { get; init; }

    /// <summary>The name to sign in to the service with, or the API key's alias. The service's clients know it, so it stays when the user is renamed.</summary>
    public required string ServiceUserName { get; init; }

    /// <summary>The secret's SHA-256 digest; see <see cref="ServiceSecret"/>.</summary>
    public required byte[] SecretDigest { get; init; }

    /// <summary>Always stored: what a document that lacks it would mean must not depend on the reader's default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool IsActive { get; init; } = true;

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>From when on it opens nothing; null for never.</summary>
    public DateTimeOffset? ExpirationDate { get; init; }

    /// <summary>What one signs in with names one credential of an account.</summary>
    internal static string IndexOf(string serviceName, string serviceUserName) => $"service:{serviceName}:{IamState.OfName(serviceUserName)}";

    internal string StatusAt(DateTimeOffset now) => ExpirationDate <= now ? Expired : IsActive ? AccessKey.Active : AccessKey.Inactive;

    /// <summary>The credential that opens a service; null when the name is unknown, the secret is another's, or it is inactive or expired.</summary>
    internal static ServiceSpecificCredential? Open(AccountState state, string serviceName, string serviceUserName, ServiceSecret secret, DateTimeOffset now) =>
        state.FoundBy(IamState.ServiceSpecificCredentials, IndexOf(serviceName, serviceUserName)).FirstOrDefault() is { } credential
        && secret.Matches(credential.SecretDigest)
        && credential.StatusAt(now) == AccessKey.Active
            ? credential
            : null;

    /// <summary>A credential of the user named, or of the caller when none is; anybody else's cannot be found. Root has none.</summary>
    internal static Result<ServiceSpecificCredential> Find(string? requested, string credentialId, Call call, AccountState state)
    {
        var owner = CredentialOwner.Find(requested, call, state);
        if (owner.Error is { } error)
        {
            return error;
        }

        return OfOwner(state, owner.Value).FirstOrDefault(credential => credential.Id == credentialId) is { } found
            ? found
            : ServiceSpecificCredentialErrors.NoSuchCredential(credentialId);
    }

    internal static IEnumerable<ServiceSpecificCredential> OfOwner(AccountState state, CredentialOwner owner) =>
        owner.UserName is { } user ? state.FoundBy(IamState.ServiceSpecificCredentials, CredentialOwner.IndexOf(user)) : [];
}
