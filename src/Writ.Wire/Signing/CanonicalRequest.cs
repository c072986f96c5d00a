namespace Writ.Wire.Signing;

/// <summary>The canonical request. AWS: SigV4, create a signed request, step 1.</summary>
internal static class CanonicalRequest
{
    /// <summary>Appends the text that is hashed and signed; false when the request has no such text, so no signature can match.</summary>
    internal static bool TryAppend<TRequest>(ref ByteBuffer buffer, in TRequest request, in CanonicalForm form)
        where TRequest : ISignableRequest
    {
        var method = request.Method;
        if (method.Length is 0 or > SigningLimits.MaxMethodLength || method.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        buffer.AppendAscii(method);
        buffer.Append((byte)'\n');
        if (!CanonicalPath.TryAppend(ref buffer, request.Path, form.NormalizePath))
        {
            return false;
        }

        buffer.Append((byte)'\n');
        if (!CanonicalQuery.TryAppend(ref buffer, request.QueryString, form.IsPresigned))
        {
            return false;
        }

        buffer.Append((byte)'\n');
        if (!CanonicalHeaders.TryAppend(ref buffer, request, form.SignedHeaders.Names))
        {
            return false;
        }

        buffer.Append((byte)'\n');
        buffer.AppendAscii(form.SignedHeaders.Text.Span);
        buffer.Append((byte)'\n');
        buffer.Append(form.PayloadHash);
        return true;
    }
}
