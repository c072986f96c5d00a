using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.SigningCertificates;

[Shape]
public sealed partial class ListSigningCertificatesRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public string? UserName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListSigningCertificatesResponse
{
    public required IReadOnlyList<SigningCertificateShape> Certificates { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListSigningCertificates. Without a name it lists the caller's own, who may be root.</summary>
[Operation(IamService.Name)]
public sealed class ListSigningCertificates : IReadOperation<ListSigningCertificatesRequest, ListSigningCertificatesResponse>
{
    public static Authorization Authorize(ListSigningCertificatesRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<ListSigningCertificatesResponse> Handle(ListSigningCertificatesRequest request, Call call)
    {
        var owner = CredentialOwner.Find(request.UserName, call, call.State);
        if (owner.Error is { } unknown)
        {
            return unknown;
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, SigningCertificate.OfOwner(call.State, owner.Value), certificate => certificate.Id);
        return page.Error is { } error ? error : new ListSigningCertificatesResponse
        {
            Certificates = [.. page.Value.Items.Select(SigningCertificateShape.Of)],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
