using Writ.Kernel.State;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Operations;

/// <summary>An operation as the request path sees it. Exactly one of Read, Write, PreparedWrite and Stream is set.</summary>
public sealed class OperationDescriptor(string service, string name)
{
    /// <summary>The service's signing name.</summary>
    public string Service { get; } = service;

    public string Name { get; } = name;

    /// <summary>What policies call it.</summary>
    public string Action { get => field ??= $"{Service}:{Name}"; init; }

    public AuditReadOnly ReadOnly { get; init; }

    /// <summary>A REST service's method and path.</summary>
    public string? Http { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Whose state a write changes.</summary>
    public Written Writes { get; init; }

    public bool RecordsResponse { get; init; }

    public bool RecordsResources { get; init; }

    /// <summary>No service model has it.</summary>
    public bool IsExtension { get; init; }

    public required ShapeSchema Request { get; init; }

    public required ShapeSchema Response { get; init; }

    public required Func<ShapeReader, IShape> Bind { get; init; }

    public required Func<IShape, Call, Authorization> Authorize { get; init; }

    /// <summary>Finds out who calls where nobody signs; null for operations that are signed, which are all the others.</summary>
    public Func<IShape, Platform, DateTimeOffset, CancellationToken, ValueTask<Result<UnsignedCaller>>>? Identify { get; init; }

    public Func<IShape, Call, Result<IShape>>? Read { get; init; }

    public Func<IShape, Call, Draft, Result<IShape>>? Write { get; init; }

    /// <summary>Makes ready what the write needs; the write itself is what it answers with.</summary>
    public Func<IShape, Call, CancellationToken, ValueTask<Result<Func<Draft, Result<IShape>>>>>? PreparedWrite { get; init; }

    public Func<IShape, Call, CancellationToken, ValueTask<Result<IShape>>>? Stream { get; init; }

    /// <summary>What the audit record says.</summary>
    public bool IsReadOnly => ReadOnly == AuditReadOnly.ByKind ? !IsWrite : ReadOnly == AuditReadOnly.Yes;

    /// <summary>Whether the audit record shows the response.</summary>
    public bool ShowsResponse => IsWrite || RecordsResponse;

    private bool IsWrite => (Write ?? (object?)PreparedWrite) is not null;
}
