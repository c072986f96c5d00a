using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Writ.Tests;

/// <summary>RSA keys that are made once in a process: to make one takes a good part of a second, and almost every test takes any.</summary>
internal static class TestKeys
{
    private static readonly ConcurrentDictionary<(int Bits, int Number), Lazy<byte[]>> Made = new();

    /// <summary>The key of that size and number, for the caller to dispose of. Another number is another key.</summary>
    public static RSA Rsa(int bits, int number = 0)
    {
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(Made.GetOrAdd((bits, number), static id => new(() => Make(id.Bits))).Value, out _);
        return key;
    }

    private static byte[] Make(int bits)
    {
        using var key = RSA.Create(bits);
        return key.ExportPkcs8PrivateKey();
    }
}
