using Writ.Wire.Errors;

namespace Writ.Services.Iam.SshPublicKeys;

/// <summary>What is wrong with an SSH public key, or where it is not.</summary>
internal static class SshPublicKeyErrors
{
    public static AwsError Invalid { get; } = new("InvalidPublicKey", "The public key is malformed or otherwise invalid.");

    public static AwsError UnrecognizedEncoding { get; } = new("UnrecognizedPublicKeyEncoding", "The public key encoding format is unsupported or unrecognized.");

    public static AwsError Duplicate { get; } = new("DuplicateSSHPublicKey", "The SSH public key is already associated with the specified IAM user.");

    public static AwsError NoSuchKey(string id) => IamErrors.NoSuchEntity($"The Public Key with id {id} cannot be found.");
}
