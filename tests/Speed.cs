namespace Writ;

/// <summary>
/// The trait of tests that are slow for a good reason: very many random inputs or interleavings, or the worst input there is. <c>./test --fast</c> leaves
/// them out and says so; <c>./test</c> runs them all.
/// </summary>
internal static class Speed
{
    public const string Name = "speed";
    public const string Slow = "slow";
}
