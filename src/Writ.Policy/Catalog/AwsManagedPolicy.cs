namespace Writ.Policy.Catalog;

/// <summary>A policy that AWS writes and all accounts can use.</summary>
public sealed class AwsManagedPolicy
{
    private readonly PackedFile _file;
    private readonly PackedEntry _entry;

    internal AwsManagedPolicy(PackedFile file, PackedEntry entry)
    {
        _file = file;
        _entry = entry;
    }

    /// <summary>Such as <c>arn:aws:iam::aws:policy/ReadOnlyAccess</c>.</summary>
    public string Arn => _entry.Fields[0];

    /// <summary>When AWS made it.</summary>
    public DateTimeOffset CreateDate => Date(_entry.Fields[1]);

    /// <summary>When AWS last changed it.</summary>
    public DateTimeOffset UpdateDate => Date(_entry.Fields[2]);

    /// <summary>The version in force, such as <c>v3</c>.</summary>
    public string DefaultVersionId => _entry.Fields[3];

    /// <summary>When the version in force was made.</summary>
    public DateTimeOffset DefaultVersionCreateDate => Date(_entry.Fields[4]);

    /// <summary>The document in force, without white space. It is decompressed at each call, so keep it.</summary>
    public string ReadDocument() => _file.Read(_entry);

    /// <inheritdoc/>
    public override string ToString() => Arn;

    private static DateTimeOffset Date(string seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture));
}
