namespace Writ.Wire.Signing;

/// <summary>The texts a signature consists of, from either form, empty when absent; those of the header form are parts of the header.</summary>
internal struct ClaimParts
{
    public ReadOnlyMemory<char> Algorithm { get; set; }

    public ReadOnlyMemory<char> Credential { get; private set; }

    public ReadOnlyMemory<char> SignedHeaders { get; private set; }

    public ReadOnlyMemory<char> Signature { get; private set; }

    public readonly bool IsComplete => Credential.Length > 0 && SignedHeaders.Length > 0 && Signature.Length > 0;

    /// <summary>Takes a parameter of the <c>Authorization</c> header; unknown names are ignored. False when it was given before.</summary>
    public bool TrySet(ReadOnlySpan<char> name, ReadOnlyMemory<char> value)
    {
        ReadOnlyMemory<char> before = default;
        switch (name)
        {
            case "Credential":
                (before, Credential) = (Credential, value);
                break;
            case "SignedHeaders":
                (before, SignedHeaders) = (SignedHeaders, value);
                break;
            case "Signature":
                (before, Signature) = (Signature, value);
                break;
        }

        return before.IsEmpty;
    }
}
