using System.IO.Compression;

namespace Writ.Services.Iam.Reports;

/// <summary>The account's one credential report, as it was generated last.</summary>
public sealed record CredentialReport
{
    /// <summary>There is one in an account, so its key is always the same.</summary>
    public const string Key = "credential-report";

    /// <summary>For how long a report is given out and no new one is made.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    public required DateTimeOffset GeneratedTime { get; init; }

    /// <summary>The table, compressed: an account of 5,000 users has more than a megabyte of it.</summary>
    public required byte[] Compressed { get; init; }

    internal bool IsFresh(DateTimeOffset now) => now - GeneratedTime < Lifetime;

    /// <summary>The table as it is given out.</summary>
    internal byte[] Content()
    {
        using var packed = new DeflateStream(new MemoryStream(Compressed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        packed.CopyTo(content);
        return content.ToArray();
    }
}
