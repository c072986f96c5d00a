using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Store;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Server.Gateway;

/// <summary>
/// Steps 11 and 12: runs the operation and hands its audit record to the ledger. A write and its record are one
/// transaction; the answer waits for it. Records of reads and refusals are stored in batches.
/// </summary>
internal static class Handling
{
    /// <param name="exchange">The request; if an earlier step refused it, only the record is made.</param>
    /// <param name="operation">What was asked for.</param>
    /// <param name="ledger">Where changes and records go.</param>
    /// <param name="defaultAccount">Whose log keeps calls of keys that belong to nobody.</param>
    public static async ValueTask RunAsync(Exchange exchange, OperationDescriptor operation, Ledger ledger, AccountId defaultAccount)
    {
        if (exchange is { Error: null, Call: { } call, Request: { } request })
        {
            if (operation.Read is { } read)
            {
                Take(exchange, read(request, call));
            }
            else if (operation.Stream is { } stream)
            {
                Take(exchange, await stream(request, call, CancellationToken.None)); // done and on record, whether or not the client still waits
            }
            else
            {
                var write = await WriteOf(operation, request, call);
                exchange.Error = write.Error;
                if (write.Error is null)
                {
                    Take(exchange, await Commit(ledger, call, operation, draft => Write(exchange, operation, write.Value, draft)));
                    return;
                }
            }
        }

        await ledger.RecordAsync(AuditEntry.Of(exchange, operation, defaultAccount));
    }

    private static ValueTask<Result<IShape>> Commit(Ledger ledger, Call call, OperationDescriptor operation, Func<Draft, WriteOutcome<Result<IShape>>> write) =>
        operation.Writes == Written.Several ? ledger.WriteJointlyAsync(call.Account, write) : ledger.WriteAsync(call.Account, write);

    // What is to run under the writer lock; what it needs is made ready outside it.
    private static ValueTask<Result<Func<Draft, Result<IShape>>>> WriteOf(OperationDescriptor operation, IShape request, Call call) =>
        operation.Write is { } write ? new(Result<Func<Draft, Result<IShape>>>.Of(draft => write(request, call, draft)))
        : operation.PreparedWrite is { } prepare ? prepare(request, call, CancellationToken.None)
        : throw new InvalidOperationException($"{operation.Name} has no handler.");

    // Runs under the account's writer lock.
    private static WriteOutcome<Result<IShape>> Write(Exchange exchange, OperationDescriptor operation, Func<Draft, Result<IShape>> write, Draft draft)
    {
        var call = exchange.Call ?? throw new InvalidOperationException("A write has a call.");
        var result = write(draft);
        Take(exchange, result);
        return new WriteOutcome<Result<IShape>>(result, result.Error is null, AuditEntry.Of(exchange, operation, call.Account))
        {
            Also = call.Events.Count == 0 ? null : [.. call.Events.Select(occurrence => ServiceEventEntry.Of(exchange, occurrence))],
        };
    }

    private static void Take(Exchange exchange, Result<IShape> result)
    {
        exchange.Error = result.Error;
        exchange.Response = result.Error is null ? result.Value : null;
    }
}
