using Writ.Kernel.Principals;
using Writ.Services.Sts.Federation;
using Writ.Wire.Shapes;

namespace Writ.Services.Operations;

/// <summary>A caller who signed nothing.</summary>
/// <param name="Principal">Who calls; the account is that of the role that is asked for, which keeps the record.</param>
/// <param name="Identity">What was proven.</param>
public sealed record UnsignedCaller(Principal Principal, AssertedIdentity Identity)
{
    /// <summary>What the audit record shows in place of the request; null for the request.</summary>
    public IShape? Recorded { get; init; }
}
