using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Signing;

namespace Writ.Server.Gateway;

/// <summary>The errors that requests meet before they reach a service, in each protocol's codes.</summary>
internal static class GatewayErrors
{
    private const string InvalidTokenMessage = "The security token included in the request is invalid.";
    private const string ExpiredTokenMessage = "The security token included in the request is expired";

    public static AwsError TooLarge { get; } = new("RequestEntityTooLarge", "The request is larger than 1 MiB.", 413);

    public static AwsError BrokenBody { get; } = new("MalformedHttpRequestException", "The request's body is cut off, or not framed as HTTP demands.");

    public static AwsError MalformedQuery { get; } = new("MalformedQueryString", "The request's parameters are not a form of at most 2000 parameters in UTF-8.");

    public static AwsError MissingAction { get; } = new("MissingAction", "The request must contain the parameter Action, or a header X-Amz-Target.");

    public static AwsError MethodNotAllowed { get; } = new("InvalidHttpMethod", "Requests are sent by GET or POST.", 405);

    public static AwsError InternalFailure { get; } = new("InternalFailure", "An internal error occurred. The server's log tells more under this request's id.", 500);

    public static AwsError Unavailable { get; } = new("ServiceUnavailable", "The database cannot be written now. Nothing was changed; try again.", 503);

    public static AwsError UnknownOperation(ServiceDescriptor service, string name) => service.Protocol switch
    {
        Protocol.Query => new AwsError("InvalidAction", $"Could not find operation {name} for version {service.ApiVersion}"),
        Protocol.RestJson => new AwsError("UnknownOperationException", $"Could not find operation {name}", 404),
        _ => new AwsError("UnknownOperationException", $"Could not find operation {name}"),
    };

    public static AwsError NotBound(ServiceDescriptor service, string what) =>
        new(service.Protocol == Protocol.Query ? "MalformedInput" : "SerializationException", what);

    public static AwsError Validation(ServiceDescriptor service, string message) => new(service.ValidationCode, message);

    /// <param name="service">The service that was called.</param>
    /// <param name="message">AWS's sentence.</param>
    /// <param name="encoded">The encoded authorization message.</param>
    public static AwsError AccessDenied(ServiceDescriptor service, string message, string encoded) => service.EncodesRefusals
        ? new AwsError("UnauthorizedOperation", $"You are not authorized to perform this operation. {message}. Encoded authorization failure message: {encoded}", 403)
        : Refused(service, "AccessDenied", "AccessDeniedException", message);

    public static AwsError UnknownKey(ServiceDescriptor service) => Refused(service, "InvalidClientTokenId", "UnrecognizedClientException", InvalidTokenMessage);

    public static AwsError ExpiredToken(ServiceDescriptor service) => Refused(service, "ExpiredToken", "ExpiredTokenException", ExpiredTokenMessage);

    /// <summary>What a signature's fault is called by the service.</summary>
    public static AwsError Signature(ServiceDescriptor service, SignatureCheck check)
    {
        var message = check.Message ?? "The request signature we calculated does not match the signature you provided.";
        return check.Fault switch
        {
            SignatureFault.Missing => Refused(service, "MissingAuthenticationToken", "MissingAuthenticationTokenException", MissingTokenMessage(service)),
            SignatureFault.Incomplete or SignatureFault.InvalidDate or SignatureFault.Unsupported => service.Protocol == Protocol.Query
                ? new AwsError("IncompleteSignature", message)
                : Refused(service, "", "IncompleteSignatureException", message),
            _ => Refused(service, "SignatureDoesNotMatch", "InvalidSignatureException", message),
        };
    }

    private static string MissingTokenMessage(ServiceDescriptor service) => service.Protocol == Protocol.RestJson ? "Missing Authentication Token" : "Request is missing Authentication Token";

    /// <summary>A refusal by the name that the service's protocol has for it. awsJson answers all with 400, the others these with 403.</summary>
    private static AwsError Refused(ServiceDescriptor service, string query, string json, string message) => service.Protocol switch
    {
        Protocol.Query => new AwsError(query, message, 403),
        Protocol.RestJson => new AwsError(json, message, 403),
        _ => new AwsError(json, message),
    };
}
