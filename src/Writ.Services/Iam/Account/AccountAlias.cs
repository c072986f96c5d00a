namespace Writ.Services.Iam.Account;

/// <summary>The account's friendly name; it has at most one.</summary>
public sealed record AccountAlias(string Name);
