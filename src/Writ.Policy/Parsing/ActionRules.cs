namespace Writ.Policy.Parsing;

/// <summary>An action to be saved: <c>*</c>, or a plain service prefix, one colon, a name.</summary>
internal static class ActionRules
{
    public static void Check(JsonNode action, ParseScope scope)
    {
        string[] parts = action.Text.Split(':');
        string vendor = parts[0];
        if (scope.Kind == PolicyKind.Trust && !vendor.Equals("sts", StringComparison.OrdinalIgnoreCase))
        {
            scope.Fail(Sentences.TrustActions, action, "A trust policy speaks about sts:AssumeRole and its relatives.");
        }
        else if (parts.Length == 1 && vendor != "*")
        {
            scope.Fail(Sentences.Vendor, action, $"Write \"service:{action.Text}\".");
        }
        else if (parts.Length > 2)
        {
            scope.Fail(Sentences.OneColon, action, "An action is a service prefix, a colon and a name.");
        }
        else if (vendor != "*" && (vendor.Length == 0 || !vendor.All(IsVendorCharacter)))
        {
            scope.Fail(Sentences.InvalidVendor(vendor), action, "The service prefix holds letters, digits, '-' and '.', no wildcards.");
        }
    }

    private static bool IsVendorCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.';
}
