namespace Writ.Wire.Signing;

/// <summary>The texts a signature consists of, from either form, empty when absent.</summary>
internal struct ClaimParts()
{
    public string Algorithm { get; set; } = "";

    public string Credential { get; private set; } = "";

    public string SignedHeaders { get; private set; } = "";

    public string Signature { get; private set; } = "";

    public readonly bool IsComplete => Credential.Length > 0 && SignedHeaders.Length > 0 && Signature.Length > 0;

    /// <summary>Takes a parameter of the <c>Authorization</c> header; unknown names are ignored. False when it was given before.</summary>
    public bool TrySet(ReadOnlySpan<char> name, ReadOnlySpan<char> value) => name switch
    {
        "Credential" => Credential.Length == 0 && (Credential = value.ToString()) is not null,
        "SignedHeaders" => SignedHeaders.Length == 0 && (SignedHeaders = value.ToString()) is not null,
        "Signature" => Signature.Length == 0 && (Signature = value.ToString()) is not null,
        _ => true,
    };
}
