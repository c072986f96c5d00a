namespace Writ.Services.Organizations.Accounts;

/// <summary>The root user of the account that an installation began with, which nobody created and so has no stored profile.</summary>
/// <param name="Email">Its address.</param>
/// <param name="Created">When the installation was first started; null where that is not known.</param>
public sealed record RootUser(string Email, DateTimeOffset? Created);
