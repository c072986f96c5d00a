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
    public static CredentialsShape Issue(SessionClaims claims, Call call) => new()
    {
        AccessKeyId = claims.AccessKeyId,
        SecretAccessKey = claims.SecretAccessKey,
        SessionToken = SessionTokens.Seal(call.Platform.Vault, claims),
        Expiration = claims.Expires,
    };
}
