using Writ.Wire.Shapes;

namespace Writ.Services.Sts;

/// <summary>A federated user on the wire.</summary>
[Shape]
public sealed partial class FederatedUserShape
{
    public required string FederatedUserId { get; init; }

    public required string Arn { get; init; }

    internal static FederatedUserShape Of(AccountId account, string name) => new()
    {
        FederatedUserId = IdOf(account, name),
        Arn = ArnOf(account, name),
    };

    /// <summary>A federated user's <c>aws:userid</c>.</summary>
    internal static string IdOf(AccountId account, string name) => $"{account}:{name}";

    internal static string ArnOf(AccountId account, string name) => $"arn:aws:sts::{account}:federated-user/{name}";
}
