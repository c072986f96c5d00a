using Writ.Services.Iam.Tags;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;
using Writ.Wire.Validation;

namespace Writ.Services.Sts.Federation;

/// <summary>Session tags that an identity provider passes: they keep the constraints of those in a request, which nobody else checks here.</summary>
internal static class FederatedTags
{
    private const int MaxTags = 50;

    /// <summary>What is wrong with them; null when nothing is.</summary>
    public static AwsError? Check(IReadOnlyList<TagShape> tags, IReadOnlyList<string> transitiveKeys)
    {
        if (tags.Count > MaxTags || transitiveKeys.Count > MaxTags)
        {
            return StsErrors.TooLong(tags.Count > MaxTags ? "tags" : "transitiveTagKeys", "", MaxTags);
        }

        foreach (var tag in tags)
        {
            if (ConstraintValidator.Validate(tag, new ReadFaults(), System.Collections.Frozen.FrozenDictionary<string, string>.Empty) is { } message)
            {
                return StsErrors.Validation(message);
            }
        }

        return SessionTags.Check(tags, transitiveKeys, TagSet.Empty);
    }
}
