namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>Reads what issuers publish. It is the border: behind it is the only code by which an operation calls out.</summary>
public interface IIssuerClient
{
    /// <param name="url">An https URL as its issuer names it; where it really is, and whether it may be called at all, is the client's to know.</param>
    /// <param name="thumbprints">Certificates that are trusted besides the system's: SHA-1, in lower case hexadecimal.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IssuerDocument> GetAsync(Uri url, IReadOnlyList<string> thumbprints, CancellationToken cancellation);
}

/// <summary>A document, or why there is none.</summary>
public readonly record struct IssuerDocument(ReadOnlyMemory<byte> Bytes, IssuerFault Fault);

/// <summary>Why a document could not be read.</summary>
public enum IssuerFault
{
    None = 0,

    /// <summary>There is no such document, it is none, or it may not be asked for.</summary>
    Refused,

    /// <summary>The issuer does not answer, or not now: worth another try.</summary>
    Unreachable,

    /// <summary>Its certificate is neither the system's to trust nor one of the thumbprints.</summary>
    WrongCertificate,
}

/// <summary>Calls nobody.</summary>
public sealed class NoIssuers : IIssuerClient
{
    private NoIssuers()
    {
    }

    public static NoIssuers Instance { get; } = new();

    public ValueTask<IssuerDocument> GetAsync(Uri url, IReadOnlyList<string> thumbprints, CancellationToken cancellation) =>
        ValueTask.FromResult(new IssuerDocument(default, IssuerFault.Refused));
}
