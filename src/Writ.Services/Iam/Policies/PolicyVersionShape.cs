using Writ.Wire.Query;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

/// <summary>A version of a managed policy on the wire.</summary>
[Shape]
public sealed partial class PolicyVersionShape
{
    public string? Document { get; init; }

    public string? VersionId { get; init; }

    public bool? IsDefaultVersion { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>A version with its document, URL-encoded as AWS's answers have it.</summary>
    public static PolicyVersionShape Of(PolicyVersion version, ManagedPolicy policy) => Show(version, policy, FormText.Encode(version.Document.Text));

    /// <summary>A version without its document, as it is created and listed.</summary>
    public static PolicyVersionShape Listed(PolicyVersion version, ManagedPolicy policy) => Show(version, policy, null);

    private static PolicyVersionShape Show(PolicyVersion version, ManagedPolicy policy, string? document) => new()
    {
        Document = document,
        VersionId = version.Id,
        IsDefaultVersion = version.Id == policy.DefaultVersionId,
        CreateDate = version.CreateDate,
    };
}
