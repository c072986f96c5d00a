using System.Collections.Frozen;
using Writ.Kernel.State;
using Writ.Policy.Catalog;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Operations;

/// <summary>
/// The operations that AWS's services have and Writ does not have yet. They are refused by name: a client must not take them
/// for done, nor for a mistake of its own. Who calls is established first, and the refusal is on record like any other.
/// </summary>
public static class UnsupportedOperations
{
    private static readonly IShape Nothing = NoResponse.Done;

    private static readonly FrozenDictionary<(string Service, string Name), OperationDescriptor> Known = ServiceCatalog.OfAws
        .SelectMany(service => NamesOf(service.SigningName).Select(name => (service.SigningName, Name: name)))
        .Where(operation => !OperationCatalog.Has(operation.SigningName, operation.Name))
        .ToFrozenDictionary(operation => operation, operation => Refusing(operation.SigningName, operation.Name));

    public static IEnumerable<OperationDescriptor> All => Known.Values;

    /// <summary>Null when AWS has no such operation, or Writ has it.</summary>
    public static OperationDescriptor? Find(string service, string name) => Known.GetValueOrDefault((service, name));

    public static AwsError NotImplemented(string service, string name) =>
        new("NotImplemented", $"The operation {name} of {service} is not implemented in this version of Writ. Nothing was changed.", 501);

    /// <summary>The operations of AWS's model of a service; tools/models.py writes the list.</summary>
    public static IReadOnlyList<string> NamesOf(string service)
    {
        using var list = typeof(UnsupportedOperations).Assembly.GetManifestResourceStream($"Writ.Services.Operations.Names.{service}.txt")
            ?? throw new InvalidOperationException($"Nobody knows what operations AWS's {service} has: add it to tools/models.py.");
        using var reader = new StreamReader(list);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // Asks no policy, because the resource that the policies would be asked about is not known.
    private static OperationDescriptor Refusing(string service, string name) => new(service, name)
    {
        ReadOnly = ActionCatalog.Aws.FindAction($"{service}:{name}")?.AccessLevel is AccessLevel.List or AccessLevel.Read ? AuditReadOnly.Yes : AuditReadOnly.No,
        Request = Nothing.Schema,
        Response = Nothing.Schema,
        Bind = _ => Nothing,
        Authorize = (_, _) => Authorization.AnyCaller,
        Read = (_, _) => NotImplemented(service, name),
    };
}
