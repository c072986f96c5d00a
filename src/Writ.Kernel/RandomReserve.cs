using System.Security.Cryptography;

namespace Writ.Kernel;

/// <summary>
/// The operating system's random bytes, fetched 1 KiB at a time for each thread: a call needs five small portions, and
/// fetching each by itself costs more than using it. Bytes handed out are wiped from the reserve at once.
/// </summary>
internal static class RandomReserve
{
    private const int Size = 1_024;

    [ThreadStatic]
    private static byte[]? reserve;

    [ThreadStatic]
    private static int left;

    public static void Fill(Span<byte> bytes)
    {
        if (bytes.Length > Size / 4)
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
