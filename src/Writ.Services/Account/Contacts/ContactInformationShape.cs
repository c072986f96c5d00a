using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Contacts;

/// <summary>A primary contact on the wire.</summary>
[Shape]
public sealed partial class ContactInformationShape
{
    [Length(1, 50), Sensitive]
    public required string FullName { get; init; }

    [Length(1, 60), Sensitive]
    public required string AddressLine1 { get; init; }

    [Length(1, 60), Sensitive]
    public string? AddressLine2 { get; init; }

    [Length(1, 60), Sensitive]
    public string? AddressLine3 { get; init; }

    [Length(1, 50), Sensitive]
    public required string City { get; init; }

    [Length(1, 50), Sensitive]
    public string? StateOrRegion { get; init; }

    [Length(1, 50), Sensitive]
    public string? DistrictOrCounty { get; init; }

    [Length(1, 20), Sensitive]
    public required string PostalCode { get; init; }

    [Length(2, 2), Sensitive]
    public required string CountryCode { get; init; }

    [Length(1, 20), Pattern(AccountPattern.PrimaryPhoneNumber), Sensitive]
    public required string PhoneNumber { get; init; }

    [Length(1, 50), Sensitive]
    public string? CompanyName { get; init; }

    [Length(1, 256), Sensitive]
    public string? WebsiteUrl { get; init; }

    internal static ContactInformationShape Of(ContactInformation contact) => new()
    {
        FullName = contact.FullName,
        AddressLine1 = contact.AddressLine1,
        AddressLine2 = contact.AddressLine2,
        AddressLine3 = contact.AddressLine3,
        City = contact.City,
        StateOrRegion = contact.StateOrRegion,
        DistrictOrCounty = contact.DistrictOrCounty,
        PostalCode = contact.PostalCode,
        CountryCode = contact.CountryCode,
        PhoneNumber = contact.PhoneNumber,
        CompanyName = contact.CompanyName,
        WebsiteUrl = contact.WebsiteUrl,
    };

    /// <summary>What is kept: without white space around it, and nothing of it empty.</summary>
    internal Result<ContactInformation> ToContact()
    {
        var contact = Trimmed();
        var texts = new (string Member, string? Value)[]
        {
            (nameof(FullName), contact.FullName), (nameof(AddressLine1), contact.AddressLine1), (nameof(AddressLine2), contact.AddressLine2),
            (nameof(AddressLine3), contact.AddressLine3), (nameof(City), contact.City), (nameof(StateOrRegion), contact.StateOrRegion),
            (nameof(DistrictOrCounty), contact.DistrictOrCounty), (nameof(PostalCode), contact.PostalCode), (nameof(CompanyName), contact.CompanyName),
            (nameof(WebsiteUrl), contact.WebsiteUrl),
        };
        return Array.Find(texts, text => text.Value is "") is { Member: { } empty } ? AccountManagementErrors.Empty(empty)
            : contact.CountryCode.Length != 2 || !contact.CountryCode.All(char.IsAsciiLetterUpper) ? AccountManagementErrors.InvalidCountry
            : contact;
    }

    private ContactInformation Trimmed() => new()
    {
        FullName = FullName.Trim(),
        AddressLine1 = AddressLine1.Trim(),
        AddressLine2 = AddressLine2?.Trim(),
        AddressLine3 = AddressLine3?.Trim(),
        City = City.Trim(),
        StateOrRegion = StateOrRegion?.Trim(),
        DistrictOrCounty = DistrictOrCounty?.Trim(),
        PostalCode = PostalCode.Trim(),
        CountryCode = CountryCode.ToUpperInvariant(),
        PhoneNumber = PhoneNumber.Trim(),
        CompanyName = CompanyName?.Trim(),
        WebsiteUrl = WebsiteUrl?.Trim(),
    };
}
