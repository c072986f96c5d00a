namespace Writ.Policy.Matching;

/// <summary>A request's action with the hashes that indexes look it up by, worked out once per request.</summary>
internal readonly struct ActionName
{
    public ActionName(string text)
    {
        Text = text;
        Hash = CaselessHash.Of(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        ServiceHash = CaselessHash.Of(text.AsSpan(0, Math.Max(colon, 0)));
    }

    public string Text { get; }

    public int Hash { get; }

    public int ServiceHash { get; }
}
