using System.Collections.Frozen;

namespace Writ.Services.Operations;

/// <summary>
/// CloudTrail records a query service's errors by the names of their shapes in the service model, NoSuchEntityException for
/// what the client reads as NoSuchEntity. Refusals, which are in no model, keep the code of the wire.
/// </summary>
internal static class AuditCodes
{
    /// <summary>The table for a service's modelled errors; that of a broken constraint is in all of them.</summary>
    public static FrozenDictionary<string, string> Exceptions(params IEnumerable<string> codes) => codes
        .Select(code => KeyValuePair.Create(code, code + "Exception"))
        .Append(KeyValuePair.Create("ValidationError", "ValidationException"))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
