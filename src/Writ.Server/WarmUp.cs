using System.Buffers;
using Writ.Services.Operations;
using Writ.Services.Sts;
using Writ.Wire.Errors;
using Writ.Wire.Json;
using Writ.Wire.Query;
using Writ.Wire.Signing;

namespace Writ.Server;

/// <summary>
/// What the first request would otherwise wait for: its operation, the cryptographic library, the codecs. Done while the database opens on
/// another core; a server that was not warmed up is only slower once.
/// </summary>
internal static class WarmUp
{
    /// <param name="now">Any time.</param>
    public static void Run(DateTimeOffset now)
    {
        Verify(now);
        _ = OperationCatalog.Find(StsService.Name, nameof(GetCallerIdentity));
        var output = new ArrayBufferWriter<byte>();
        QueryCodec.WriteError(output, StsService.Descriptor.XmlNamespace, new AwsError("Rehearsal", ""), "");
        QueryCodec.WriteResponse(output, nameof(GetCallerIdentity), StsService.Descriptor.XmlNamespace, new GetCallerIdentityResponse { Account = "" }, "");
        new AuditShapeWriter(new JsonText()).Object(new GetCallerIdentityResponse());
        _ = new QueryNode().TryAdd("Action=GetCallerIdentity&Version=2011-06-15");
    }

    private static void Verify(DateTimeOffset now)
    {
        var headers = new List<KeyValuePair<string, string>> { new("Host", "localhost") };
        var signed = SigV4Signer.Sign(new SigningRequest { Headers = headers }, new SigningCredentials("rehearsal", "rehearsal"), "us-east-1", StsService.Name, now);
        var request = new SigningRequest { Headers = [.. headers, .. signed.ToAdd] };
        if (SigV4.TryParse(request, out var claim).IsOk && claim is not null)
        {
            var key = new SigningKeyCache().Get("rehearsal", claim.Date, claim.Region, claim.Service);
            SigV4.Verify(request, claim, [], key, new SigningPolicy(now, StsService.Name));
        }
    }
}
