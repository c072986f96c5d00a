using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.AccessKeys;

[Shape]
public sealed partial class ListAccessKeysRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListAccessKeysResponse
{
    public required IReadOnlyList<AccessKeyMetadataShape> AccessKeyMetadata { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>An access key as lists show it, without its secret.</summary>
[Shape]
public sealed partial class AccessKeyMetadataShape
{
    public string? UserName { get; init; }

    public string? AccessKeyId { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public static AccessKeyMetadataShape Of(AccessKey key) => new()
    {
        UserName = key.OwnerName,
        AccessKeyId = key.Id,
        Status = key.Status,
        CreateDate = key.CreateDate,
    };
}

/// <summary>AWS: IAM API Reference, ListAccessKeys. Without a name it lists the caller's own, who may be root.</summary>
[Operation(IamService.Name)]
public sealed class ListAccessKeys : IReadOperation<ListAccessKeysRequest, ListAccessKeysResponse>
{
    public static Authorization Authorize(ListAccessKeysRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<ListAccessKeysResponse> Handle(ListAccessKeysRequest request, Call call)
    {
        var owner = CredentialOwner.Find(request.UserName, call, call.State);
        if (owner.Error is { } unknown)
        {
            return unknown;
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, call.State.FoundBy(IamState.AccessKeys, owner.Value.Index), key => key.Id);
        return page.Error is { } error ? error : new ListAccessKeysResponse
        {
            AccessKeyMetadata = [.. page.Value.Items.Select(AccessKeyMetadataShape.Of)],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
