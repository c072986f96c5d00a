using Writ.Kernel.Audit;
using Writ.Kernel.State;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Iam.Passwords;
using Writ.Services.Iam.SigningCertificates;
using Writ.Services.Iam.Users;

namespace Writ.Services.Iam.Reports;

/// <summary>What a row of the credential report is made from: a user, or root when <see cref="User"/> is null.</summary>
internal sealed record CredentialRow
{
    public required AccountState State { get; init; }

    /// <summary>When the user was made; root with its account.</summary>
    public required DateTimeOffset Created { get; init; }

    public User? User { get; init; }

    public LoginProfile? Password => User is null ? null : State.Get(IamState.LoginProfiles, User.Name);

    /// <summary>In the order of their ids.</summary>
    public required IReadOnlyList<AccessKey> Keys { get; init; }

    /// <summary>The last uses of the keys of this row and its neighbours.</summary>
    public required IReadOnlyDictionary<string, LastUse> Uses { get; init; }

    /// <summary>In the order of their ids.</summary>
    public SigningCertificate? Certificate(int number) =>
        State.FoundBy(IamState.SigningCertificates, CredentialOwner.IndexOf(User?.Name)).Skip(number - 1).FirstOrDefault();

    public AccessKey? Key(int number) => Keys.Count >= number ? Keys[number - 1] : null;

    public LastUse? UseOf(int number) => Key(number) is { } key ? Uses.GetValueOrDefault(key.Id) : null;
}
