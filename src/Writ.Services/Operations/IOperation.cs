using Writ.Kernel.State;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Operations;

/// <summary>
/// What every operation declares. All of it is static: an operation has no state, and an operation without
/// authorization does not compile.
/// </summary>
public interface IOperation<in TRequest> where TRequest : IShape
{
    /// <summary>
    /// The questions that must all be answered with yes before the operation is tried. Called before validation: required
    /// members that are absent are empty here. May read the snapshot for the ARN and tags of what is named, never to refuse.
    /// </summary>
    static abstract Authorization Authorize(TRequest request, Call call);
}

/// <summary>An operation that reads the account's snapshot, or computes.</summary>
public interface IReadOperation<in TRequest, TResponse> : IOperation<TRequest> where TRequest : IShape where TResponse : IShape
{
    static abstract Result<TResponse> Handle(TRequest request, Call call);
}

/// <summary>
/// An operation that changes the caller's account, or others too if it declares so (<see cref="Written.Several"/>). It runs under the writer
/// lock and must not wait for anything.
/// </summary>
public interface IWriteOperation<in TRequest, TResponse> : IOperation<TRequest> where TRequest : IShape where TResponse : IShape
{
    static abstract Result<TResponse> Handle(TRequest request, Call call, Draft draft);
}

/// <summary>
/// A write that needs something slow or not held in memory first, such as a password's hash: that is made ready before the
/// writer lock is taken, from the state as it was then. What must still hold is checked again by Handle.
/// </summary>
public interface IPreparedWriteOperation<in TRequest, TResponse, TPrepared> : IOperation<TRequest> where TRequest : IShape where TResponse : IShape
{
    static abstract ValueTask<Result<TPrepared>> PrepareAsync(TRequest request, Call call, CancellationToken cancellation);

    static abstract Result<TResponse> Handle(TRequest request, Call call, Draft draft, TPrepared prepared);
}

/// <summary>An operation that reads what is not held in memory, such as the audit log.</summary>
public interface IStreamOperation<in TRequest, TResponse> : IOperation<TRequest> where TRequest : IShape where TResponse : IShape
{
    static abstract ValueTask<Result<TResponse>> HandleAsync(TRequest request, Call call, CancellationToken cancellation);
}
