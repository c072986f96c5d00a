using Writ.Kernel.Audit;
using Writ.Wire.Shapes;

namespace Writ.Server.Gateway;

/// <summary>Collects the resources that a call names, by the declarations of its members.</summary>
internal sealed class ResourceNames : ShapeObserver
{
    private List<AuditResource>? _found;

    public static IReadOnlyList<AuditResource> In(IShape? request, IShape? response)
    {
        var names = new ResourceNames();
        request?.Write(names);
        response?.Write(names);
        return names._found ?? (IReadOnlyList<AuditResource>)[];
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
