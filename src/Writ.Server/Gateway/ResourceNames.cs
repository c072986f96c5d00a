using Writ.Kernel.Audit;
using Writ.Wire.Shapes;

namespace Writ.Server.Gateway;

/// <summary>Collects the resources that a call names, by the declarations of its members.</summary>
internal sealed class ResourceNames : ShapeObserver
{
    private List<AuditResource>? _found;

    /// <summary>What a request names, and then what its response names besides.</summary>
    public static NamedResources In(IShape? request, IShape? response = null)
    {
        var names = new ResourceNames();
        request?.Write(names);
        var ofRequest = names._found?.Count ?? 0;
        response?.Write(names);
        return new NamedResources(names._found ?? (IReadOnlyList<AuditResource>)[], ofRequest);
    }

    public override void String(MemberSchema member, string? value)
    {
        if (member.ResourceType is { } type && !string.IsNullOrEmpty(value))
        {
            var resource = new AuditResource(type, value.Length > 2_048 ? value[..2_048] : value);
            if (_found?.Contains(resource) != true)
            {
                (_found ??= []).Add(resource);
            }
        }
    }

    public override void Structure(MemberSchema member, IShape? value) => value?.Write(this);
}

/// <summary>The resources that a call names.</summary>
/// <param name="All">Each once.</param>
/// <param name="OfRequest">How many of them, the first ones, the request names.</param>
internal readonly record struct NamedResources(IReadOnlyList<AuditResource> All, int OfRequest);
