using Writ.Policy;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Policies;

/// <summary>The one way by which an identity policy's document is saved.</summary>
internal static class PolicyDocuments
{
    /// <summary>The document, checked as AWS checks what it is given to keep.</summary>
    public static Result<PolicyText> Save(string document)
    {
        var parsed = CompiledPolicy.Parse(document, PolicyKind.Identity, PolicyStrictness.Save);
        return parsed.Error is { } error ? IamErrors.MalformedPolicyDocument(error.Message) : new PolicyText(document);
    }

    /// <summary>The document of a managed policy, which has a size of its own.</summary>
    public static Result<PolicyText> SaveManaged(string document)
    {
        var saved = Save(document);
        return saved.Error is null && saved.Value.Size > IamQuota.ManagedPolicySize
            ? IamErrors.QuotaExceeded("PolicySize", IamQuota.ManagedPolicySize)
            : saved;
    }
}
