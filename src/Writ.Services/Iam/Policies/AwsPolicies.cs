using System.Security.Cryptography;
using Writ.Policy.Catalog;

namespace Writ.Services.Iam.Policies;

/// <summary>
/// The policies of AWS, the same for all accounts. The table is made when the first of them is asked for, a document is read and compiled when it is
/// first shown or decides something; both are kept for the life of the process.
/// </summary>
internal static class AwsPolicies
{
    private const string Prefix = "arn:aws:iam::aws:policy/";
    private const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int IdLength = 17;

    private static readonly Lazy<Table> Shared = new(() => new Table());

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<ManagedPolicy> All => Shared.Value.ByName;

    /// <summary>Those after a name; all for null.</summary>
    public static IEnumerable<ManagedPolicy> After(string? name) =>
        All.Where(policy => name is null || StringComparer.OrdinalIgnoreCase.Compare(policy.Name, name) > 0);

    /// <summary>Whether an ARN is one that a policy of AWS has.</summary>
    public static bool IsArn(string arn) => arn.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The policy of that ARN, or null.</summary>
    public static ManagedPolicy? Find(string arn) => IsArn(arn) ? Shared.Value.ByArn.GetValueOrDefault(arn) : null;

    private static ManagedPolicy Of(AwsManagedPolicy policy)
    {
        var name = PolicyName.Of(policy.Arn);
        var document = new PolicyText(policy.ReadDocument);
        return new ManagedPolicy
        {
            Name = name.Name,
            Path = name.Path,
            Id = IdOf(policy.Arn),
            IsOfAws = true,
            CreateDate = policy.CreateDate,
            UpdateDate = policy.UpdateDate,
            Versions = [new PolicyVersion(policy.DefaultVersionId, document, policy.DefaultVersionCreateDate)],
            DefaultVersionId = policy.DefaultVersionId,
            NextVersion = 0,
        };
    }

    // Real ids are not published with the documents; these are at least always the same.
    private static string IdOf(string arn)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(arn), hash);
        Span<char> id = stackalloc char[IdLength];
        for (var i = 0; i < id.Length; i++)
        {
            id[i] = IdAlphabet[hash[i] % IdAlphabet.Length];
        }

        return $"ANPA{id}";
    }

    private sealed class Table
    {
        public Table()
        {
            ByArn = AwsManagedPolicies.All.ToDictionary(policy => policy.Arn, Of, StringComparer.Ordinal);
            ByName = [.. ByArn.Values.OrderBy(policy => policy.Name, StringComparer.OrdinalIgnoreCase)];
        }

        public Dictionary<string, ManagedPolicy> ByArn { get; }

        public ManagedPolicy[] ByName { get; }
    }
}
