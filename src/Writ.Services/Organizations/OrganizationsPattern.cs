namespace Writ.Services.Organizations;

/// <summary>The patterns of Organizations' service model, as AWS writes them.</summary>
internal static class OrganizationsPattern
{
    public const string AccountId = @"^\d{12}$";
    public const string Any = @"[\s\S]*";
    public const string ChildId = @"^(\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$";
    public const string CreateAccountName = @"[\u0020-\u007E]+";
    public const string CreateAccountRequestId = @"^car-[a-z0-9]{8,32}$";
    public const string Email = @"[^\s@]+@[^\s@]+\.[^\s@]+";
    public const string HandshakeId = @"^h-[0-9a-z]{8,32}$";
    public const string OrganizationalUnitId = @"^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$";
    public const string ParentId = @"^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$";
    public const string PolicyId = @"^p-[0-9a-zA-Z_]{8,128}$";
    public const string PolicyTargetId = @"^(r-[0-9a-z]{4,32})|(\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$";
    public const string RoleName = @"[\w+=,.@-]{1,64}";
    public const string RootId = @"^r-[0-9a-z]{4,32}$";
    public const string ServicePrincipal = @"[\w+=,.@-]*";
    public const string TagText = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$";
    public const string TaggableResourceId = @"^(r-[0-9a-z]{4,32})|(\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})|(^p-[0-9a-zA-Z_]{8,128})|(^rp-[0-9a-zA-Z_]{4,128})|(^rt-[0-9a-zA-Z_]{8,32})$";
    public const string TransferId = @"^rt-[0-9a-z]{8,32}$";
    public const string TransferName = @"^[ -~]+$";
}
