using System.Reflection;
using System.Runtime.CompilerServices;
using Writ.Services.Operations;
using Xunit;

namespace Writ.Tests.House;

/// <summary>Defaults are left out of stored documents, so a required member that may be false, or the first of an enum that is not Unknown, could be written but never read again.</summary>
public sealed class StoredRecordTests
{
    [Fact]
    public void Required_members_of_stored_records_have_no_default_that_means_something() => Findings.None(
        StateCatalog.All
            .Select(kind => kind.GetType().GetGenericArguments()[0])
            .SelectMany(record => Within(record, []))
            .SelectMany(record => record.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(member => member.IsDefined(typeof(RequiredMemberAttribute)) && HasTellingDefault(member.PropertyType))
            .Select(member => $"{member.DeclaringType?.Name}.{member.Name}")
            .Distinct(StringComparer.Ordinal));

    private static bool HasTellingDefault(Type type) => type == typeof(bool) || (type.IsEnum && Enum.GetName(type, 0) is { } name && name != "Unknown");

    private static HashSet<Type> Within(Type type, HashSet<Type> seen)
    {
        foreach (var argument in type.GetGenericArguments())
        {
            Within(argument, seen);
        }

        if (type.Namespace?.StartsWith("Writ.", StringComparison.Ordinal) == true && seen.Add(type))
        {
            foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                Within(member.PropertyType.GetElementType() ?? member.PropertyType, seen);
            }
        }

        return seen;
    }
}
