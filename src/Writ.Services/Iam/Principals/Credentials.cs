using Writ.Kernel.Principals;

namespace Writ.Services.Iam.Principals;

/// <summary>What an access key stands for, if its signature proves right.</summary>
/// <param name="Principal">Who it would be.</param>
/// <param name="SecretAccessKey">What the signature must have been made with; never leaves the process.</param>
public sealed record Credentials(Principal Principal, string SecretAccessKey)
{
    public override string ToString() => Principal.AccessKeyId;
}

/// <summary>Why a key stands for nobody.</summary>
public enum CredentialFault
{
    None = 0,

    /// <summary>No such key, or its owner is gone.</summary>
    Unknown,

    /// <summary>The key was made inactive.</summary>
    Inactive,

    /// <summary>A temporary key without its token, or with one that is not its own.</summary>
    InvalidToken,

    /// <summary>The session is over.</summary>
    Expired,
}

/// <summary>A root key given by the installation rather than made through IAM.</summary>
/// <param name="Account">Whose root.</param>
/// <param name="AccessKeyId">Any text.</param>
/// <param name="SecretAccessKey">Any text.</param>
public sealed record RootKey(AccountId Account, string AccessKeyId, string SecretAccessKey)
{
    public override string ToString() => AccessKeyId;
}
