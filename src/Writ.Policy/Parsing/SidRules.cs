namespace Writ.Policy.Parsing;

/// <summary>Statement ids: letters and digits, unique in the document; the empty id may repeat.</summary>
internal static class SidRules
{
    public static void Check(DocumentSource document, ParseScope scope)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (StatementSource statement in document.Statements)
        {
            if (statement.Sid is not { Text.Length: > 0 } sid)
            {
                continue;
            }

            if (!seen.Add(sid.Text))
            {
                scope.Fail(Sentences.UniqueSids, sid, $"Two statements are called \"{sid.Text}\".");
                return;
            }

            bool strict = scope.Kind is PolicyKind.Identity or PolicyKind.Session or PolicyKind.Trust;
            if (strict && !sid.Text.All(char.IsAsciiLetterOrDigit))
            {
                scope.Fail(Sentences.SidCharacters, sid, "A Sid holds letters and digits only.");
                return;
            }
        }
    }
}
