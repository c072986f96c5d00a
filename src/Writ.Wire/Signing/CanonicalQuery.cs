namespace Writ.Wire.Signing;

/// <summary>The canonical query string. AWS: SigV4, create a canonical request, step 3.</summary>
internal static class CanonicalQuery
{
    /// <summary>Appends the parameters re-encoded and sorted by name, then value; false on text that cannot be signed.</summary>
    /// <param name="buffer">What the canonical request is built in.</param>
    /// <param name="query">The query string as sent.</param>
    /// <param name="withoutSignature">True for presigned requests: the signature itself is not signed.</param>
    internal static bool TryAppend(ref ByteBuffer buffer, scoped ReadOnlySpan<char> query, bool withoutSignature)
    {
        if (query.IsEmpty)
        {
            return true;
        }

        if (query.Count('&') >= SigningLimits.MaxQueryParameters)
        {
            return false;
        }

        var scratch = new ByteBuffer(stackalloc byte[1024]);
        try
        {
            Span<Parameter> parameters = stackalloc Parameter[query.Count('&') + 1];
            return TryRead(ref scratch, query, withoutSignature, parameters, out var count)
                && Append(ref buffer, scratch.Written, parameters[..count]);
        }
        finally
        {
            scratch.Dispose();
        }
    }

    private static bool TryRead(
        ref ByteBuffer scratch, scoped ReadOnlySpan<char> query, bool withoutSignature, scoped Span<Parameter> parameters, out int count)
    {
        count = 0;
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            if (!TryReadOne(ref scratch, pair, out var parameter))
            {
                return false;
            }

            if (!withoutSignature || !parameter.Name(scratch.Written).SequenceEqual("X-Amz-Signature"u8))
            {
                Insert(scratch.Written, parameters, count++, parameter);
            }
        }

        return true;
    }

    private static bool TryReadOne(ref ByteBuffer scratch, scoped ReadOnlySpan<char> pair, out Parameter parameter)
    {
        var start = scratch.Length;
        parameter = default;
        var equals = pair.IndexOf('=');
        if (!PercentEncoding.TryRecodeQuery(ref scratch, equals < 0 ? pair : pair[..equals]))
        {
            return false;
        }

        var middle = scratch.Length;
        if (equals >= 0 && !PercentEncoding.TryRecodeQuery(ref scratch, pair[(equals + 1)..]))
        {
            return false;
        }

        parameter = new Parameter(start, middle, scratch.Length);
        return true;
    }

    /// <summary>Binary insertion: no comparer object, and cheap at the few parameters that are allowed.</summary>
    private static void Insert(ReadOnlySpan<byte> bytes, Span<Parameter> parameters, int count, Parameter parameter)
    {
        var low = 0;
        var high = count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (parameters[middle].CompareTo(parameter, bytes) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        parameters[low..count].CopyTo(parameters[(low + 1)..]);
        parameters[low] = parameter;
    }

    private static bool Append(ref ByteBuffer buffer, scoped ReadOnlySpan<byte> bytes, scoped ReadOnlySpan<Parameter> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i > 0)
            {
                buffer.Append((byte)'&');
            }

            buffer.Append(parameters[i].Name(bytes));
            buffer.Append((byte)'=');
            buffer.Append(parameters[i].Value(bytes));
        }

        return true;
    }

    private readonly record struct Parameter(int Start, int Middle, int End)
    {
        public ReadOnlySpan<byte> Name(ReadOnlySpan<byte> bytes) => bytes[Start..Middle];

        public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> bytes) => bytes[Middle..End];

        public int CompareTo(Parameter other, ReadOnlySpan<byte> bytes)
        {
            var byName = Name(bytes).SequenceCompareTo(other.Name(bytes));
            return byName != 0 ? byName : Value(bytes).SequenceCompareTo(other.Value(bytes));
        }
    }
}
