namespace Writ.Services.Account.Contacts;

/// <summary>Whom to turn to about bills, operations or security besides the root user.</summary>
public sealed record AlternateContact
{
    /// <summary>BILLING, OPERATIONS or SECURITY.</summary>
    public required string Type { get; init; }

    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string EmailAddress { get; init; }

    public required string PhoneNumber { get; init; }

    public static bool IsType(string text) => text is "BILLING" or "OPERATIONS" or "SECURITY";
}
