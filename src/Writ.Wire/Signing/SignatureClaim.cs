namespace Writ.Wire.Signing;

/// <summary>What a request says about its own signature: parsed, not yet verified, so nothing in it is to be trusted.</summary>
public sealed class SignatureClaim
{
    private readonly ClaimBody _body;

    internal SignatureClaim(SignatureForm form, in ClaimBody body)
    {
        Form = form;
        _body = body;
    }

    /// <summary>Header or query.</summary>
    public SignatureForm Form { get; }

    /// <summary>The access key id the request claims to be signed with.</summary>
    public string AccessKeyId => _body.Credential.AccessKeyId;

    /// <summary>The date of the credential scope, <c>yyyyMMdd</c> when well formed.</summary>
    public ReadOnlySpan<char> Date => _body.Credential.Date.Span;

    /// <summary>The region of the credential scope.</summary>
    public string Region => _body.Credential.Region;

    /// <summary>The service of the credential scope.</summary>
    public ReadOnlySpan<char> Service => _body.Credential.Service.Span;

    /// <summary>The moment of signing.</summary>
    public DateTimeOffset Timestamp { get; internal init; }

    /// <summary><see cref="Timestamp"/> as <c>yyyyMMddTHHmmssZ</c>, the form that is signed.</summary>
    public string TimestampText { get; internal init; } = "";

    /// <summary>The lifetime a presigned request asks for, or null.</summary>
    public TimeSpan? Expires { get; internal init; }

    /// <summary>The signed header names: lower case, ascending, without repetition.</summary>
    public IReadOnlyList<string> SignedHeaders => _body.SignedHeaders.Names;

    /// <summary>The signature as sent: lower-case hexadecimal when well formed. Never log it.</summary>
    public ReadOnlySpan<char> Signature => _body.Signature.Span;

    /// <summary>The session token of temporary credentials, or null. Never log it.</summary>
    public string? SecurityToken { get; internal init; }

    /// <summary>The value of <c>x-amz-content-sha256</c>, or null when it was not sent.</summary>
    public string? PayloadHash { get; internal init; }

    internal CredentialScope Credential => _body.Credential;

    internal SignedHeaderList HeaderList => _body.SignedHeaders;
}
