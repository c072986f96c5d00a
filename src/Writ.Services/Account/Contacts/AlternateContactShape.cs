using Writ.Wire.Shapes;

namespace Writ.Services.Account.Contacts;

/// <summary>An alternate contact on the wire.</summary>
[Shape]
public sealed partial class AlternateContactShape
{
    [Sensitive]
    public string? Name { get; init; }

    [Sensitive]
    public string? Title { get; init; }

    [Sensitive]
    public string? EmailAddress { get; init; }

    [Sensitive]
    public string? PhoneNumber { get; init; }

    public string? AlternateContactType { get; init; }

    internal static AlternateContactShape Of(AlternateContact contact) => new()
    {
        Name = contact.Name,
        Title = contact.Title,
        EmailAddress = contact.EmailAddress,
        PhoneNumber = contact.PhoneNumber,
        AlternateContactType = contact.Type,
    };
}
