namespace Writ.Wire.Signing;

/// <summary>What a request says about its own signature: parsed, not yet verified, so nothing in it is to be trusted.</summary>
public sealed class SignatureClaim
{
    internal SignatureClaim(SignatureForm form, CredentialScope credential, SignedHeaderList signedHeaders, string signature)
    {
        Form = form;
        AccessKeyId = credential.AccessKeyId;
        Date = credential.Date;
        Region = credential.Region;
        Service = credential.Service;
        Terminator = credential.Terminator;
        SignedHeaderNames = signedHeaders.Names;
        SignedHeadersText = signedHeaders.Text;
        Signature = signature;
    }

    /// <summary>Header or query.</summary>
    public SignatureForm Form { get; }

    /// <summary>The access key id the request claims to be signed with.</summary>
    public string AccessKeyId { get; }

    /// <summary>The date of the credential scope, <c>yyyyMMdd</c> when well formed.</summary>
    public string Date { get; }

    /// <summary>The region of the credential scope.</summary>
    public string Region { get; }

    /// <summary>The service of the credential scope.</summary>
    public string Service { get; }

    /// <summary>The moment of signing.</summary>
    public DateTimeOffset Timestamp { get; internal init; }

    /// <summary><see cref="Timestamp"/> as <c>yyyyMMddTHHmmssZ</c>, the form that is signed.</summary>
    public string TimestampText { get; internal init; } = "";

    /// <summary>The lifetime a presigned request asks for, or null.</summary>
    public TimeSpan? Expires { get; internal init; }

    /// <summary>The signed header names: lower case, ascending, without repetition.</summary>
    public IReadOnlyList<string> SignedHeaders => SignedHeaderNames;

    /// <summary>The signature as sent: lower-case hexadecimal when well formed. Never log it.</summary>
    public string Signature { get; }

    /// <summary>The session token of temporary credentials, or null. Never log it.</summary>
    public string? SecurityToken { get; internal init; }

    /// <summary>The value of <c>x-amz-content-sha256</c>, or null when it was not sent.</summary>
    public string? PayloadHash { get; internal init; }

    internal string Terminator { get; }

    internal string[] SignedHeaderNames { get; }

    internal string SignedHeadersText { get; }
}
