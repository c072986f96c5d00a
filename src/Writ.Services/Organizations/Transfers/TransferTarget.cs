using Writ.Services.Operations;

namespace Writ.Services.Organizations.Transfers;

/// <summary>What the operations on transfers ask the policies about. To all but its parties a transfer is as one that there is not.</summary>
internal static class TransferTarget
{
    private const string DirectionKey = "organizations:TransferDirection";
    private const string TypeKey = "organizations:TransferType";

    public static string Direction(bool isInbound) => isInbound ? "inbound" : "outbound";

    /// <summary>The condition keys of a direction.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Keys(bool isInbound) =>
    [
        KeyValuePair.Create<string, IReadOnlyList<string>>(DirectionKey, [Direction(isInbound).ToUpperInvariant()]),
        KeyValuePair.Create<string, IReadOnlyList<string>>(TypeKey, [ResponsibilityTransfer.Billing]),
    ];

    public static Authorization Of(Call call, string id) => Authorization.Of(Question(call, id));

    public static Authorization All(bool isInbound) => Authorization.Of(new Question { Resource = "*", WildcardOnly = true, Keys = Keys(isInbound) });

    public static Question Question(Call call, string id)
    {
        var found = TransferLookup.Find(id, call);
        var isInbound = found?.IsInbound != false;
        return new Question
        {
            Resource = OrganizationsTarget.ArnOf(call).Transfer(Direction(isInbound), id),
            ResourceTags = isInbound ? found?.Transfer.Tags : null,
            Keys = Keys(isInbound),
        };
    }
}
