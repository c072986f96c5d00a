namespace Writ.Services.Operations;

/// <summary>Condition keys that stand for more than one value of a request.</summary>
public static class ConditionKeys
{
    /// <summary>On a list of tags: one key for each tag, and <see cref="TagKeys"/> for all.</summary>
    public const string RequestTags = "aws:RequestTag/";

    /// <summary>On a list of tag keys.</summary>
    public const string TagKeys = "aws:TagKeys";
}
