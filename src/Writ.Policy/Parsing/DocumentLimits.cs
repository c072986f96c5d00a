namespace Writ.Policy.Parsing;

/// <summary>Characters and length that AWS's API accepts for a policy document, whatever its kind (quotas are the services' to count).</summary>
internal static class DocumentLimits
{
    private const int MaxLength = 131_072;

    public static void Check(string document, ParseScope scope)
    {
        if (document.Length is 0 or > MaxLength)
        {
            scope.Fail(Sentences.Syntax, 0, $"A document has 1 to {MaxLength} characters, this one has {document.Length}.");
            return;
        }

        for (int i = 0; i < document.Length; i++)
        {
            if (document[i] is not ('\t' or '\n' or '\r' or (>= ' ' and <= '\u00FF')))
            {
                int offset = System.Text.Encoding.UTF8.GetByteCount(document.AsSpan(0, i));
                scope.Fail(Sentences.Syntax, offset, $"The character U+{(int)document[i]:X4} is not allowed in a policy document.");
                return;
            }
        }
    }
}
