using FsCheck;
using FsCheck.Fluent;

namespace Writ.Tests.Wire;

/// <summary>Random inputs of the wire's property tests.</summary>
internal static class Samples
{
    private static readonly char[] Telling = ['&', '=', '%', '+', '.', ';', '<', '>', '"', '\'', '\\', '/', ' ', '\t', '\r', '\n', '\0', '\u001b', '\u007f', '\u0085', '\ufffe', '\uffff', ']'];

    /// <summary>Text with all that codecs stumble over, but without halves of surrogate pairs.</summary>
    public static Gen<string> Texts { get; } =
        from runes in Gen.ArrayOf(Gen.Frequency(
            (6, Gen.Choose('a', 'z').Select(c => ((char)c).ToString())),
            (5, Gen.Elements<char>(Telling).Select(c => c.ToString())),
            (2, Gen.Elements("\u00e9", "\u4e2d", "\ud83d\ude00", "\ud840\udc00", "\u2028"))))
        select string.Concat(runes);

    /// <summary>Any UTF-16 at all.</summary>
    public static Gen<string> Utf16 { get; } =
        from chars in Gen.ArrayOf(Gen.Frequency((3, Gen.Choose(0, 0xFFFF).Select(c => (char)c)), (1, Gen.Choose(0xD800, 0xDFFF).Select(c => (char)c)), (2, Gen.Elements<char>(Telling))))
        select new string(chars);

    public static Gen<byte[]> Bytes { get; } = Gen.ArrayOf(Gen.Choose(0, 255).Select(b => (byte)b));

    public static void ForAll<T>(Gen<T> values, int count, Action<T> check) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count), Prop.ForAll(values.ToArbitrary(), check));
}
