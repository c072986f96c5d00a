namespace Writ.Services.Account.Contacts;

/// <summary>The primary contact of an account.</summary>
public sealed record ContactInformation
{
    public required string FullName { get; init; }

    public required string AddressLine1 { get; init; }

    public string? AddressLine2 { get; init; }

    public string? AddressLine3 { get; init; }

    public required string City { get; init; }

    public string? StateOrRegion { get; init; }

    public string? DistrictOrCounty { get; init; }

    public required string PostalCode { get; init; }

    /// <summary>ISO 3166, in capitals.</summary>
    public required string CountryCode { get; init; }

    public required string PhoneNumber { get; init; }

    public string? CompanyName { get; init; }

    public string? WebsiteUrl { get; init; }
}
