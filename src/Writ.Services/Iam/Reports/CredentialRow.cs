using Writ.Kernel.Audit;
using Writ.Kernel.State;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Iam.Users;

namespace Writ.Services.Iam.Reports;

/// <summary>What a row of the credential report is made from: a user, or root when <see cref="User"/> is null.</summary>
internal sealed record CredentialRow
{
    public required AccountState State { get; init; }

    public User? User { get; init; }

    /// <summary>In the order of their ids.</summary>
    public required IReadOnlyList<AccessKey> Keys { get; init; }

    /// <summary>The last uses of the keys of this row and its neighbours.</summary>
    public required IReadOnlyDictionary<string, LastUse> Uses { get; init; }

    public AccessKey? Key(int number) => Keys.Count >= number ? Keys[number - 1] : null;

    public LastUse? UseOf(int number) => Key(number) is { } key ? Uses.GetValueOrDefault(key.Id) : null;
}
