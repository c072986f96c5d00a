namespace Writ.Wire.Signing;

/// <summary>The date of a header-signed request: <c>x-amz-date</c>, or <c>Date</c> when that is absent.</summary>
internal readonly record struct SignatureDate(string? Text, bool IsHttpDate)
{
    internal static SignatureDate Find<TRequest>(in TRequest request)
        where TRequest : ISignableRequest
    {
        if (request.TryGetHeader("x-amz-date", out var amazon))
        {
            return new SignatureDate(amazon, IsHttpDate: false);
        }

        return request.TryGetHeader("date", out var date) ? new SignatureDate(date, IsHttpDate: true) : default;
    }

    internal bool TryParse(out DateTimeOffset timestamp) =>
        IsHttpDate ? SignatureTimestamp.TryParseHttpDate(Text, out timestamp) : SignatureTimestamp.TryParseBasic(Text, out timestamp);
}
