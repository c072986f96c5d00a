using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServerCertificates;

[Shape]
public sealed partial class ListServerCertificatesRequest
{
    [Length(1, 512), Pattern(IamPattern.PathPrefix)]
    public string? PathPrefix { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListServerCertificatesResponse
{
    public required IReadOnlyList<ServerCertificateMetadataShape> ServerCertificateMetadataList { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListServerCertificates.</summary>
[Operation(IamService.Name)]
public sealed class ListServerCertificates : IReadOperation<ListServerCertificatesRequest, ListServerCertificatesResponse>
{
    public static Authorization Authorize(ListServerCertificatesRequest request, Call call) => IamTarget.Listing(call, "server-certificate", request.PathPrefix);

    public static Result<ListServerCertificatesResponse> Handle(ListServerCertificatesRequest request, Call call)
    {
        var prefix = request.PathPrefix ?? "/";
        var page = Paging.Take(
            request.Marker,
            request.MaxItems,
            start => call.State.All(IamState.ServerCertificates).After(start).Where(certificate => certificate.Path.StartsWith(prefix, StringComparison.Ordinal)),
            certificate => certificate.Name);
        return page.Error is { } error ? error : new ListServerCertificatesResponse
        {
            ServerCertificateMetadataList = [.. page.Value.Items.Select(certificate => ServerCertificateMetadataShape.Of(certificate, call.Account))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
