using System.Formats.Asn1;

namespace Writ.Services.Iam.ServerCertificates;

/// <summary>
/// An X.509 certificate (RFC 5280) as far as an upload is judged by it: validity, names, key, signature. Read here and not by the
/// operating system's library, which is the wrong place for anybody's bytes.
/// </summary>
internal sealed class X509
{
    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3, isConstructed: true);

    private ReadOnlyMemory<byte> _signed;
    private ReadOnlyMemory<byte> _signature;
    private SignatureAlgorithm? _algorithm;
    private ReadOnlyMemory<byte> _issuer;
    private ReadOnlyMemory<byte> _subject;

    private X509(PublicKey key) => Key = key;

    public PublicKey Key { get; }

    public DateTimeOffset NotBefore { get; private init; }

    public DateTimeOffset NotAfter { get; private init; }

    /// <summary>Null when it is none, or its key is of no kind that is taken.</summary>
    public static X509? Read(byte[] der)
    {
        try
        {
            return ReadDer(der);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    public bool IsIssuedBy(X509 issuer) =>
        _algorithm is { } algorithm && _issuer.Span.SequenceEqual(issuer._subject.Span) && issuer.Key.HasSigned(_signed.Span, _signature.Span, algorithm);

    private static X509? ReadDer(byte[] der)
    {
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var whole = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var signed = whole.PeekEncodedValue();
        var content = whole.ReadSequence();
        var identifier = whole.PeekEncodedValue();
        var algorithm = SignatureAlgorithm.Read(whole.ReadSequence());
        var isWhole = whole.TryReadPrimitiveBitString(out var unused, out var signature) && unused == 0;
        whole.ThrowIfNotEmpty();

        // The inner identifier is the one that is signed.
        if (ReadContent(content, identifier) is not { } certificate || !isWhole)
        {
            return null;
        }

        certificate._signed = signed;
        certificate._signature = signature;
        certificate._algorithm = algorithm;
        return certificate;
    }

    private static X509? ReadContent(AsnReader content, ReadOnlyMemory<byte> identifier)
    {
        if (content.PeekTag() == VersionTag)
        {
            content.ReadSequence(VersionTag).ReadIntegerBytes();
        }

        content.ReadIntegerBytes();
        var isSameAlgorithm = content.ReadEncodedValue().Span.SequenceEqual(identifier.Span);
        var issuer = Encoded(content);
        var validity = content.ReadSequence();
        var (from, until) = (Time(validity), Time(validity));
        validity.ThrowIfNotEmpty();
        var subject = Encoded(content);
        var key = PublicKey.Read(content.ReadEncodedValue());
        PassOverExtensions(content);
        return key is null || !isSameAlgorithm ? null : new X509(key) { NotBefore = from, NotAfter = until, _issuer = issuer, _subject = subject };
    }

    private static ReadOnlyMemory<byte> Encoded(AsnReader content)
    {
        var value = content.PeekEncodedValue();
        content.ReadSequence();
        return value;
    }

    private static DateTimeOffset Time(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime(twoDigitYearMax: 2049) : reader.ReadGeneralizedTime();

    // What they say is for those who connect; here they must only be some.
    private static void PassOverExtensions(AsnReader content)
    {
        while (content.HasData && content.PeekTag() != ExtensionsTag)
        {
            content.ReadEncodedValue();
        }

        if (!content.HasData)
        {
            return;
        }

        var wrapper = content.ReadSequence(ExtensionsTag);
        content.ThrowIfNotEmpty();
        for (var extensions = wrapper.ReadSequence(); extensions.HasData;)
        {
            extensions.ReadSequence().ReadObjectIdentifier();
        }

        wrapper.ThrowIfNotEmpty();
    }
}
