namespace Writ.Wire.Signing;

/// <summary>The canonical headers. AWS: SigV4, create a canonical request, step 4.</summary>
internal static class CanonicalHeaders
{
    /// <summary>Appends one line per signed header; false when one was not sent or cannot be signed.</summary>
    internal static bool TryAppend<TRequest>(ref ByteBuffer buffer, in TRequest request, string[] names)
        where TRequest : ISignableRequest
    {
        foreach (var name in names)
        {
            // An absent header is not the same as an empty one: otherwise an empty header could be added after signing.
            if (!request.TryGetHeader(name, out var value)
                || value.Length > SigningLimits.MaxHeaderValueLength
                || buffer.Length + value.Length > SigningLimits.MaxCanonicalLength)
            {
                return false;
            }

            buffer.AppendAscii(name);
            buffer.Append((byte)':');
            if (!TryAppendValue(ref buffer, value))
            {
                return false;
            }

            buffer.Append((byte)'\n');
        }

        return true;
    }

    /// <summary>Trims the value and reduces each run of spaces and tabs to one space.</summary>
    private static bool TryAppendValue(ref ByteBuffer buffer, scoped ReadOnlySpan<char> value)
    {
        value = value.Trim(" \t");
        if (!value.ContainsAnyExceptInRange(' ', '~') && !value.Contains("  ", StringComparison.Ordinal))
        {
            buffer.AppendAscii(value);
            return true;
        }

        while (!value.IsEmpty)
        {
            if (value[0] is ' ' or '\t')
            {
                buffer.Append((byte)' ');
                value = value.TrimStart(" \t");
            }
            else if (char.IsAscii(value[0]) && char.IsControl(value[0]))
            {
                return false; // a line break would forge further lines of the canonical request
            }
            else if (PercentEncoding.AppendRune(ref buffer, value) is var consumed and > 0)
            {
                value = value[consumed..];
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
