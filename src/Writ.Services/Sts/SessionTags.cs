using Writ.Services.Iam.Tags;
using Writ.Wire.Errors;

namespace Writ.Services.Sts;

/// <summary>The tags of a session about to begin (AWS: IAM User Guide, passing session tags in AWS STS).</summary>
internal static class SessionTags
{
    /// <summary>What is wrong with the tags passed; null when nothing is.</summary>
    /// <param name="passed">The tags of the call.</param>
    /// <param name="transitiveKeys">Which of them are to go on to further sessions.</param>
    /// <param name="inherited">Tags that come from the calling session and cannot be changed.</param>
    public static AwsError? Check(IReadOnlyList<TagShape> passed, IReadOnlyList<string> transitiveKeys, TagSet inherited)
    {
        if (passed.Count == 0 && transitiveKeys.Count == 0)
        {
            return null;
        }

        var keys = passed.Select(tag => tag.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (keys.Count < passed.Count)
        {
            return StsErrors.DuplicateTagKeys;
        }

        if (keys.Any(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            return StsErrors.ReservedTagKey;
        }

        if (inherited.Any(tag => keys.Contains(tag.Key) || transitiveKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase)))
        {
            return StsErrors.TransitiveKeyConflict;
        }

        return transitiveKeys.All(keys.Contains) ? null : StsErrors.TransitiveKeyNotPassed;
    }
}
