namespace Writ.Policy.Conditions;

/// <summary>Values of IpAddress and NotIpAddress: CIDR blocks or bare addresses; version 4 never matches version 6.</summary>
internal sealed class IpAddressValues(IReadOnlyList<string> values) : PolicyValues
{
    private readonly IpBlock?[] _blocks = [.. values.Select(value => IpBlock.TryRead(value, out IpBlock block) ? block : (IpBlock?)null)];

    public override bool AllReadable => Array.TrueForAll(_blocks, block => block is not null);

    public override Comparison Compare(string requestValue, RequestContext context)
    {
        if (!IpText.TryRead(requestValue, out UInt128 address, out int bits))
        {
            return Comparison.Unreadable;
        }

        foreach (IpBlock? block in _blocks)
        {
            if (block is { } known && known.Contains(address, bits))
            {
                return Comparison.Match;
            }
        }

        return Comparison.NoMatch;
    }
}
