using System.Security.Cryptography;

namespace Writ.Kernel;

/// <summary>
/// The operating system's random bytes, fetched 4 KiB at a time for each thread: a call needs five small portions, and
/// asking for one costs as much as producing 4 KiB. Bytes handed out are wiped from the reserve at once.
/// </summary>
internal static class RandomReserve
{
    private const int Size = 4_096;

    [ThreadStatic]
    private static byte[]? reserve;

    [ThreadStatic]
    private static int left;

    public static void Fill(Span<byte> bytes)
    {
        if (bytes.Length > Size / 16)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }

        reserve ??= new byte[Size];
        if (left < bytes.Length)
        {
            RandomNumberGenerator.Fill(reserve);
            left = Size;
        }

        left -= bytes.Length;
        var portion = reserve.AsSpan(left, bytes.Length);
        portion.CopyTo(bytes);
        CryptographicOperations.ZeroMemory(portion);
    }
}
