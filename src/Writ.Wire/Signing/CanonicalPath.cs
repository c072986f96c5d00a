using System.Buffers;

namespace Writ.Wire.Signing;

/// <summary>The canonical URI. AWS: SigV4, create a canonical request, step 2.</summary>
internal static class CanonicalPath
{
    /// <summary>Appends the path in its signed form; false when there is none.</summary>
    /// <param name="buffer">What the canonical request is built in.</param>
    /// <param name="path">The path as sent.</param>
    /// <param name="normalize">True for every service but S3, whose object keys may hold dots and empty segments.</param>
    internal static bool TryAppend(ref ByteBuffer buffer, scoped ReadOnlySpan<char> path, bool normalize)
    {
        if (path.Length <= 1)
        {
            buffer.Append((byte)'/');
            return path is "" or "/";
        }

        if (path[0] != '/')
        {
            return false;
        }

        if (!normalize)
        {
            return PercentEncoding.TryRecodePath(ref buffer, path);
        }

        return path.Contains("//", StringComparison.Ordinal) || path.Contains("/.", StringComparison.Ordinal)
            ? TryAppendNormalized(ref buffer, path)
            : PercentEncoding.TryEncodePath(ref buffer, path);
    }

    private static bool TryAppendNormalized(ref ByteBuffer buffer, scoped ReadOnlySpan<char> path)
    {
        var rented = ArrayPool<char>.Shared.Rent(path.Length + 1);
        try
        {
            var length = Normalize(path, rented);
            return PercentEncoding.TryEncodePath(ref buffer, rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>RFC 3986 section 5.2.4, and AWS's rule that empty segments go too; a trailing slash stays.</summary>
    private static int Normalize(ReadOnlySpan<char> path, Span<char> output)
    {
        var length = 0;
        foreach (var range in path.Split('/'))
        {
            var segment = path[range];
            if (segment is "..")
            {
                length = Math.Max(0, output[..length].LastIndexOf('/'));
            }
            else if (segment is not ("" or "."))
            {
                output[length++] = '/';
                segment.CopyTo(output[length..]);
                length += segment.Length;
            }
        }

        if (length == 0 || path[^1] == '/')
        {
            output[length++] = '/';
        }

        return length;
    }
}
