using Writ.Kernel.State;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Structure;

/// <summary>OUs of one parent have different names.</summary>
internal static class UnitNames
{
    public static AwsError? Check(AccountState state, string parentId, string name) =>
        Tree.UnitsIn(state, parentId).Any(unit => unit.Name.Equals(name, StringComparison.Ordinal)) ? StructureErrors.DuplicateUnit : null;
}
