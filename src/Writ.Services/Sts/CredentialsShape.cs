using Writ.Services.Operations;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts;

/// <summary>Temporary credentials on the wire. The audit record shows all but the secret, as AWS's does.</summary>
[Shape]
public sealed partial class CredentialsShape
{
    [Names("AWS::IAM::AccessKey")]
    public required string AccessKeyId { get; init; }

    [Sensitive]
    public required string SecretAccessKey { get; init; }

    public required string SessionToken { get; init; }

    public required DateTimeOffset Expiration { get; init; }

    /// <summary>Seals a session into its token. Nothing is stored: whoever has the installation's key can open it.</summary>
    public static CredentialsShape Issue(SessionClaims claims, Call call)
    {
        // What a delegate makes ends with what was delegated to it.
        var issued = call.Principal.Session is { Delegation: not null, Expires: var end } && end < claims.Expires ? claims with { Expires = end } : claims;
        return new CredentialsShape
        {
            AccessKeyId = issued.AccessKeyId,
            SecretAccessKey = issued.SecretAccessKey,
            SessionToken = SessionTokens.Seal(call.Platform.Vault, issued, call.Now),
            Expiration = issued.Expires,
        };
    }
}
