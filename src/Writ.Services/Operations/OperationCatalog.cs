using Writ.Kernel.State;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Operations;

/// <summary>Every operation that is declared, found by service and name. The list itself is written by the generator; an entry is made at its first use.</summary>
public static partial class OperationCatalog
{
    private static readonly OperationDescriptor?[] Made = new OperationDescriptor?[Count];

    /// <summary>By service, then by name.</summary>
    public static IEnumerable<OperationDescriptor> All => Enumerable.Range(0, Count).Select(At);

    public static OperationDescriptor? Find(string service, string name) => NumberOf(service, name) is >= 0 and var number ? At(number) : null;

    /// <summary>Whether an operation is declared, without making its entry.</summary>
    public static bool Has(string service, string name) => NumberOf(service, name) >= 0;

    /// <summary>Forgets the response's type, which from here on only its writer knows.</summary>
    internal static Result<IShape> AsShape<T>(this Result<T> result) where T : IShape =>
        result.Error is { } error ? error : Result<IShape>.Of(result.Value);

    /// <summary>The write that waits for its draft, when what it needs could be made ready.</summary>
    internal static Result<Func<Draft, Result<IShape>>> Then<T>(this Result<T> prepared, Func<Draft, T, Result<IShape>> write) =>
        prepared.Error is { } error ? error : Result<Func<Draft, Result<IShape>>>.Of(draft => write(draft, prepared.Value));

    // Two threads that make the same entry both get the one that was first.
    private static OperationDescriptor At(int number)
    {
        if (Volatile.Read(ref Made[number]) is { } known)
        {
            return known;
        }

        var made = Make(number);
        return Interlocked.CompareExchange(ref Made[number], made, null) ?? made;
    }

    private static partial int NumberOf(string service, string name);

    private static partial OperationDescriptor Make(int number);
}
