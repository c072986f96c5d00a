namespace Writ.Policy.Catalog;

/// <summary>
/// The policies that AWS manages, with the documents in force when the data was made. The data is part of this assembly; a document is decompressed when
/// it is asked for. Everything here may be used from several threads.
/// </summary>
public static class AwsManagedPolicies
{
    private const string FileName = "Writ.Policy.Catalog.policies.bin";

    private static readonly Lazy<Table> Shared = new(() => new Table(PackedFile.Open(FileName)));

    /// <summary>Name and version of the package that the data was taken from; see THIRD-PARTY-NOTICES.md.</summary>
    public static string Source => Shared.Value.Source;

    /// <summary>All of them, by ARN.</summary>
    public static IReadOnlyList<AwsManagedPolicy> All => Shared.Value.All;

    /// <summary>The policy of that ARN, or null.</summary>
    public static AwsManagedPolicy? Find(string arn) => Shared.Value.ByArn.GetValueOrDefault(arn);

    private sealed class Table(PackedFile file)
    {
        private readonly AwsManagedPolicy[] _all = [.. file.Entries.Select(entry => new AwsManagedPolicy(file, entry))];
        private Dictionary<string, AwsManagedPolicy>? _byArn;

        public string Source => file.Source;

        public IReadOnlyList<AwsManagedPolicy> All => _all;

        // Racing threads may make it twice; either is right.
        public Dictionary<string, AwsManagedPolicy> ByArn => _byArn ??= _all.ToDictionary(policy => policy.Arn, StringComparer.Ordinal);
    }
}
