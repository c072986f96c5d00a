using Writ.Services.Iam.Users;
using Writ.Services.Operations;

namespace Writ.Services.Iam.ServiceSpecificCredentials;

/// <summary>What an operation on a service-specific credential touches, as authorization asks for it.</summary>
internal static class ServiceSpecificCredentialTarget
{
    /// <summary>The condition key of every operation but the list: which service the credential is for.</summary>
    public const string ServiceKey = "iam:ServiceSpecificCredentialServiceName";

    /// <summary>The user, and the service of the credential named; of one the user does not have there is none.</summary>
    public static Authorization Named(Call call, string? userName, string credentialId)
    {
        var question = IamTarget.User(call, userName).Questions[0];
        var credential = ServiceSpecificCredential.OfOwner(call.State, new CredentialOwner(IamTarget.OwnName(call, userName)))
            .FirstOrDefault(credential => credential.Id == credentialId);
        return Authorization.Of(credential is null ? question : question with { Keys = [new(ServiceKey, [credential.ServiceName])] });
    }
}
