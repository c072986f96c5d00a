using Writ.Kernel.Audit;
using Writ.Services.Iam.Reports;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.AccessKeys;

[Shape]
public sealed partial class GetAccessKeyLastUsedRequest
{
    [Length(16, 128), Pattern(IamPattern.Id), Names("AWS::IAM::AccessKey")]
    public required string AccessKeyId { get; init; }
}

[Shape]
public sealed partial class GetAccessKeyLastUsedResponse
{
    public string? UserName { get; init; }

    public AccessKeyLastUsedShape? AccessKeyLastUsed { get; init; }
}

/// <summary>When, where and for which service a key last signed.</summary>
[Shape]
public sealed partial class AccessKeyLastUsedShape
{
    private const string Never = "N/A";

    public DateTimeOffset? LastUsedDate { get; init; }

    public required string ServiceName { get; init; }

    public required string Region { get; init; }

    /// <param name="last">The last call the key signed; null when there is none.</param>
    public static AccessKeyLastUsedShape Of(LastUse? last) => new()
    {
        LastUsedDate = last?.Time,
        ServiceName = last is null ? Never : LastUses.Namespace(last),
        Region = last?.Region ?? Never,
    };
}

/// <summary>
/// AWS: IAM API Reference, GetAccessKeyLastUsed. Answered from the audit log, at once. A key that is not of this account
/// is answered with AccessDenied whether it exists elsewhere or not.
/// </summary>
[Operation(IamService.Name)]
public sealed class GetAccessKeyLastUsed : IStreamOperation<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse>
{
    public static Authorization Authorize(GetAccessKeyLastUsedRequest request, Call call) =>
        Find(request, call) is { } key
            ? IamTarget.OwnerOf(call, key)
            : Authorization.Of(Authorization.OnEverything.Questions[0] with { Words = IamTarget.KeyWords(request.AccessKeyId) });

    public static async ValueTask<Result<GetAccessKeyLastUsedResponse>> HandleAsync(GetAccessKeyLastUsedRequest request, Call call, CancellationToken cancellation)
    {
        if (Find(request, call) is not { } key)
        {
            return IamErrors.AccessKeyDenied(call.Principal.Arn, request.AccessKeyId);
        }

        var last = await LastUses.OfAsync(call, key.Id, cancellation);
        return new GetAccessKeyLastUsedResponse { UserName = key.OwnerName, AccessKeyLastUsed = AccessKeyLastUsedShape.Of(last) };
    }

    private static AccessKey? Find(GetAccessKeyLastUsedRequest request, Call call) =>
        call.State.Get(IamState.AccessKeys, request.AccessKeyId) is { } key && key.Id == request.AccessKeyId ? key : null;
}
