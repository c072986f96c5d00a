using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServiceSpecificCredentials;

[Shape]
public sealed partial class ListServiceSpecificCredentialsRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    public string? ServiceName { get; init; }

    public bool? AllUsers { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListServiceSpecificCredentialsResponse
{
    public IReadOnlyList<ServiceSpecificCredentialMetadataShape>? ServiceSpecificCredentials { get; init; }

    public string? Marker { get; init; }

    public bool? IsTruncated { get; init; }
}

/// <summary>A service-specific credential as lists show it, without its secret.</summary>
[Shape]
public sealed partial class ServiceSpecificCredentialMetadataShape
{
    public required string UserName { get; init; }

    public required string Status { get; init; }

    public string? ServiceUserName { get; init; }

    public string? ServiceCredentialAlias { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public DateTimeOffset? ExpirationDate { get; init; }

    public required string ServiceSpecificCredentialId { get; init; }

    public required string ServiceName { get; init; }

    internal static ServiceSpecificCredentialMetadataShape Of(ServiceSpecificCredential credential, DateTimeOffset now)
    {
        var isApiKey = CredentialService.Find(credential.ServiceName) is { Error: null, Value.HasApiKeys: true };
        return new()
        {
            UserName = credential.UserName,
            Status = credential.StatusAt(now),
            ServiceUserName = isApiKey ? null : credential.ServiceUserName,
            ServiceCredentialAlias = isApiKey ? credential.ServiceUserName : null,
            CreateDate = credential.CreateDate,
            ExpirationDate = credential.ExpirationDate,
            ServiceSpecificCredentialId = credential.Id,
            ServiceName = credential.ServiceName,
        };
    }
}

/// <summary>
/// AWS: IAM API Reference, ListServiceSpecificCredentials. Without a name it lists the calling user's own; root has none. Everybody's
/// are shown to who may list all users' only.
/// </summary>
[Operation(IamService.Name)]
public sealed class ListServiceSpecificCredentials : IReadOperation<ListServiceSpecificCredentialsRequest, ListServiceSpecificCredentialsResponse>
{
    public static Authorization Authorize(ListServiceSpecificCredentialsRequest request, Call call) =>
        request.AllUsers == true ? IamTarget.Listing(call, "user") : IamTarget.User(call, request.UserName);

    public static Result<ListServiceSpecificCredentialsResponse> Handle(ListServiceSpecificCredentialsRequest request, Call call)
    {
        var service = request.ServiceName is { } name ? CredentialService.Find(name).Error : null;
        if ((Refusal(request, call) ?? service) is { } refusal)
        {
            return refusal;
        }

        var page = Paging.Take(request.Marker, request.MaxItems, start => Listed(request, call, start), credential => credential.Id);
        return page.Error is { } error ? error : new ListServiceSpecificCredentialsResponse
        {
            ServiceSpecificCredentials = [.. page.Value.Items.Select(credential => ServiceSpecificCredentialMetadataShape.Of(credential, call.Now))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }

    private static AwsError? Refusal(ListServiceSpecificCredentialsRequest request, Call call) =>
        request.AllUsers != true ? CredentialOwner.Find(request.UserName, call, call.State).Error
        : request.UserName is not null ? ServiceSpecificCredentialErrors.AllUsersWithUserName
        : null;

    private static IEnumerable<ServiceSpecificCredential> Listed(ListServiceSpecificCredentialsRequest request, Call call, string? start)
    {
        var all = request.AllUsers == true
            ? call.State.All(IamState.ServiceSpecificCredentials).After(start)
            : Own(request, call).OrderBy(credential => credential.Id, StringComparer.Ordinal).Where(credential => string.CompareOrdinal(credential.Id, start) > 0);
        return all.Where(credential => request.ServiceName is null || credential.ServiceName == request.ServiceName);
    }

    private static IEnumerable<ServiceSpecificCredential> Own(ListServiceSpecificCredentialsRequest request, Call call) =>
        ServiceSpecificCredential.OfOwner(call.State, CredentialOwner.Find(request.UserName, call, call.State).Value);
}
