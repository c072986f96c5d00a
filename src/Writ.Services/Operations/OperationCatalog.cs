using System.Collections.Frozen;
using Writ.Kernel.State;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Operations;

/// <summary>Every operation that is declared, found by service and name. The list itself is written by the generator.</summary>
public static partial class OperationCatalog
{
    private static readonly FrozenDictionary<(string Service, string Name), OperationDescriptor> Known =
        Declared().ToFrozenDictionary(operation => (operation.Service, operation.Name));

    public static IEnumerable<OperationDescriptor> All => Known.Values.OrderBy(operation => operation.Service, StringComparer.Ordinal)
        .ThenBy(operation => operation.Name, StringComparer.Ordinal);

    public static OperationDescriptor? Find(string service, string name) => Known.GetValueOrDefault((service, name));

    /// <summary>Forgets the response's type, which from here on only its writer knows.</summary>
    internal static Result<IShape> AsShape<T>(this Result<T> result) where T : IShape =>
        result.Error is { } error ? error : Result<IShape>.Of(result.Value);

    /// <summary>The write that waits for its draft, when what it needs could be made ready.</summary>
    internal static Result<Func<Draft, Result<IShape>>> Then<T>(this Result<T> prepared, Func<Draft, T, Result<IShape>> write) =>
        prepared.Error is { } error ? error : Result<Func<Draft, Result<IShape>>>.Of(draft => write(draft, prepared.Value));

    private static partial OperationDescriptor[] Declared();
}
