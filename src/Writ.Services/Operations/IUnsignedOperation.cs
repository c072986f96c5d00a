using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Operations;

/// <summary>
/// An operation that nobody signs: its request carries what proves who calls. Only operations that declare this are served
/// without a signature; one that comes all the same counts for nothing.
/// </summary>
public interface IUnsignedOperation<in TRequest> where TRequest : IShape
{
    /// <summary>Who calls, from a request that keeps its constraints; or why nobody knows. May wait for others, and holds no lock.</summary>
    static abstract ValueTask<Result<UnsignedCaller>> IdentifyAsync(TRequest request, Platform platform, DateTimeOffset now, CancellationToken cancellation);
}
