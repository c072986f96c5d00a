using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

[assembly: DisableRuntimeMarshalling]
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Writ.Cryptography;

/// <summary>
/// The functions of OpenSSL 3 that hash, sign and seal (OpenSSL manual, EVP_DigestInit, EVP_MAC and EVP_EncryptInit). The framework calls the same
/// library, but looks an algorithm up again for each hash and clears the library's errors before each step (ADR 13). Contexts are made once and used
/// again; a context serves one thread at a time.
/// </summary>
internal static partial class OpenSsl
{
    private const string Library = "libcrypto.so.3";
    private const int GetTag = 0x10; // EVP_CTRL_AEAD_GET_TAG
    private const uint Utf8Text = 4; // OSSL_PARAM_UTF8_STRING

    private static readonly string[] Functions =
    [
        nameof(EVP_MD_fetch), nameof(EVP_MD_CTX_new), nameof(EVP_MD_CTX_free), nameof(EVP_DigestInit_ex2), nameof(EVP_DigestUpdate), nameof(EVP_DigestFinal_ex),
        nameof(EVP_MAC_fetch), nameof(EVP_MAC_CTX_new), nameof(EVP_MAC_CTX_free), nameof(EVP_MAC_init), nameof(EVP_MAC_update), nameof(EVP_MAC_final),
        nameof(EVP_CIPHER_fetch), nameof(EVP_CIPHER_CTX_new), nameof(EVP_CIPHER_CTX_free), nameof(EVP_EncryptInit_ex2), nameof(EVP_EncryptUpdate),
        nameof(EVP_EncryptFinal_ex), nameof(EVP_CIPHER_CTX_ctrl),
    ];

    private static readonly bool IsLoaded = OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad(Library, Assembly.GetExecutingAssembly(), DllImportSearchPath.SafeDirectories, out var library)
        && Array.TrueForAll(Functions, function => NativeLibrary.TryGetExport(library, function, out _));

    // Fetched once, kept for good.
    private static readonly nint Sha256 = IsLoaded ? EVP_MD_fetch(0, "SHA256\0"u8, 0) : 0;
    private static readonly nint Hmac = IsLoaded ? EVP_MAC_fetch(0, "HMAC\0"u8, 0) : 0;
    private static readonly nint Aes256Gcm = IsLoaded ? EVP_CIPHER_fetch(0, "AES-256-GCM\0"u8, 0) : 0;
    private static readonly nint DigestParameter = Marshal.StringToCoTaskMemUTF8("digest");
    private static readonly nint DigestName = Marshal.StringToCoTaskMemUTF8("SHA256");

    /// <summary>Whether the library and its algorithms are there; where they are not, the framework's classes do the same.</summary>
    public static bool IsUsable { get; } = Sha256 != 0 && Hmac != 0 && Aes256Gcm != 0;

    public static Context NewDigest()
    {
        var context = new Context(NotNull(EVP_MD_CTX_new()), EVP_MD_CTX_free);
        Check(EVP_DigestInit_ex2(context.Borrowed, Sha256, 0));
        return context;
    }

    public static void Hash(Context context, ReadOnlySpan<byte> data, Span<byte> hash)
    {
        var own = context.Borrowed;
        Check(EVP_DigestInit_ex2(own, 0, 0));
        Check(EVP_DigestUpdate(own, data, (nuint)data.Length));
        Check(EVP_DigestFinal_ex(own, hash, out _));
        GC.KeepAlive(context);
    }

    public static Context NewHmac(ReadOnlySpan<byte> key)
    {
        var context = new Context(NotNull(EVP_MAC_CTX_new(Hmac)), EVP_MAC_CTX_free);
        var digest = new Parameter { Key = DigestParameter, Type = Utf8Text, Data = DigestName, Size = (nuint)"SHA256".Length };
        Check(EVP_MAC_init(context.Borrowed, key, (nuint)key.Length, [digest, default]));
        return context;
    }

    public static void Sign(Context context, ReadOnlySpan<byte> text, Span<byte> code)
    {
        var own = context.Borrowed;
        Check(EVP_MAC_init(own, default, 0, default)); // the same key again
        Check(EVP_MAC_update(own, text, (nuint)text.Length));
        Check(EVP_MAC_final(own, code, out _, (nuint)code.Length));
        GC.KeepAlive(context);
    }

    public static Context NewGcm(ReadOnlySpan<byte> key)
    {
        var context = new Context(NotNull(EVP_CIPHER_CTX_new()), EVP_CIPHER_CTX_free);
        Check(EVP_EncryptInit_ex2(context.Borrowed, Aes256Gcm, key, default, 0));
        return context;
    }

    public static void BeginSealing(Context context, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> bound)
    {
        var own = context.Borrowed;
        Check(EVP_EncryptInit_ex2(own, 0, default, nonce, 0));
        if (!bound.IsEmpty)
        {
            Check(EVP_EncryptUpdate(own, default, out _, bound, bound.Length));
        }

        GC.KeepAlive(context);
    }

    public static void Seal(Context context, ReadOnlySpan<byte> plain, Span<byte> sealedText, Span<byte> tag)
    {
        var own = context.Borrowed;
        if (!plain.IsEmpty)
        {
            Check(EVP_EncryptUpdate(own, sealedText, out _, plain, plain.Length));
        }

        Check(EVP_EncryptFinal_ex(own, tag, out _)); // writes nothing in this mode
        Check(EVP_CIPHER_CTX_ctrl(own, GetTag, tag.Length, tag));
        GC.KeepAlive(context);
    }

    private static void Check(int result)
    {
        if (result != 1)
        {
            throw new CryptographicException("OpenSSL refused a step of hashing, signing or sealing.");
        }
    }

    private static nint NotNull(nint context) => context != 0 ? context : throw new CryptographicException("OpenSSL gave no context: memory is short.");

    /// <summary>OSSL_PARAM.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Parameter
    {
        public nint Key;
        public uint Type;
        public nint Data;
        public nuint Size;
        public nuint Returned;
    }

    [LibraryImport(Library)]
    private static partial nint EVP_MD_fetch(nint library, ReadOnlySpan<byte> name, nint properties);

    [LibraryImport(Library)]
    private static partial nint EVP_MD_CTX_new();

    [LibraryImport(Library)]
    private static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_DigestInit_ex2(nint context, nint digest, nint parameters);

    [LibraryImport(Library)]
    private static partial int EVP_DigestUpdate(nint context, ReadOnlySpan<byte> data, nuint length);

    [LibraryImport(Library)]
    private static partial int EVP_DigestFinal_ex(nint context, Span<byte> hash, out uint length);

    [LibraryImport(Library)]
    private static partial nint EVP_MAC_fetch(nint library, ReadOnlySpan<byte> name, nint properties);

    [LibraryImport(Library)]
    private static partial nint EVP_MAC_CTX_new(nint mac);

    [LibraryImport(Library)]
    private static partial void EVP_MAC_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_MAC_init(nint context, ReadOnlySpan<byte> key, nuint length, ReadOnlySpan<Parameter> parameters);

    [LibraryImport(Library)]
    private static partial int EVP_MAC_update(nint context, ReadOnlySpan<byte> data, nuint length);

    [LibraryImport(Library)]
    private static partial int EVP_MAC_final(nint context, Span<byte> code, out nuint length, nuint room);

    [LibraryImport(Library)]
    private static partial nint EVP_CIPHER_fetch(nint library, ReadOnlySpan<byte> name, nint properties);

    [LibraryImport(Library)]
    private static partial nint EVP_CIPHER_CTX_new();

    [LibraryImport(Library)]
    private static partial void EVP_CIPHER_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_EncryptInit_ex2(nint context, nint cipher, ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, nint parameters);

    [LibraryImport(Library)]
    private static partial int EVP_EncryptUpdate(nint context, Span<byte> output, out int written, ReadOnlySpan<byte> input, int length);

    [LibraryImport(Library)]
    private static partial int EVP_EncryptFinal_ex(nint context, Span<byte> output, out int written);

    [LibraryImport(Library)]
    private static partial int EVP_CIPHER_CTX_ctrl(nint context, int type, int length, Span<byte> target);
}
