using Writ.Services.Operations;
using Writ.Services.Sts.AuthorizationMessages;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Sts;

[Shape]
public sealed partial class DecodeAuthorizationMessageRequest
{
    [Length(1, AuthorizationMessage.MaxLength)]
    public required string EncodedMessage { get; init; }
}

[Shape]
public sealed partial class DecodeAuthorizationMessageResponse
{
    public string? DecodedMessage { get; init; }
}

/// <summary>AWS: STS API Reference, DecodeAuthorizationMessage. A message opens only in the account whose caller was refused.</summary>
[Operation(StsService.Name)]
public sealed class DecodeAuthorizationMessage : IReadOperation<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse>
{
    public static Authorization Authorize(DecodeAuthorizationMessageRequest request, Call call) => Authorization.OnEverything;

    public static Result<DecodeAuthorizationMessageResponse> Handle(DecodeAuthorizationMessageRequest request, Call call) =>
        AuthorizationMessage.Open(call.Platform.Vault, call.Account, call.Now, request.EncodedMessage) is { } failure
            ? new DecodeAuthorizationMessageResponse { DecodedMessage = DecodedMessage.Write(failure) }
            : StsErrors.InvalidAuthorizationMessage;
}
