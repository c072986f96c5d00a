using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts;

[Shape]
public sealed partial class GetAccessKeyInfoRequest
{
    [Length(16, 128), Pattern(StsPattern.AccessKeyId)]
    public required string AccessKeyId { get; init; }
}

[Shape]
public sealed partial class GetAccessKeyInfoResponse
{
    public string? Account { get; init; }
}

/// <summary>
/// AWS: STS API Reference, GetAccessKeyInfo. The account is read from the id itself, so the answer says nothing of
/// whether the key exists.
/// </summary>
[Operation(StsService.Name)]
public sealed class GetAccessKeyInfo : IReadOperation<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse>
{
    public static Authorization Authorize(GetAccessKeyInfoRequest request, Call call) => Authorization.OnEverything;

    public static Result<GetAccessKeyInfoResponse> Handle(GetAccessKeyInfoRequest request, Call call) =>
        IdSource.TryGetAccount(request.AccessKeyId, out var account)
            ? new GetAccessKeyInfoResponse { Account = account.ToString() }
            : StsErrors.InvalidAccessKeyId;
}
