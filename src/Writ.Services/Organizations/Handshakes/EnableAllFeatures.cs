using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

[Shape]
public sealed partial class EnableAllFeaturesRequest
{
}

[Shape]
public sealed partial class EnableAllFeaturesResponse
{
    public HandshakeShape? Handshake { get; init; }
}

/// <summary>AWS: Organizations API Reference, EnableAllFeatures.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class EnableAllFeatures : IWriteOperation<EnableAllFeaturesRequest, EnableAllFeaturesResponse>
{
    public static Authorization Authorize(EnableAllFeaturesRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Management);

    public static Result<EnableAllFeaturesResponse> Handle(EnableAllFeaturesRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (entered.Value.Organization.HasAllFeatures)
        {
            return HandshakeErrors.AlreadyAllFeatures;
        }

        return AllFeatures.Pending(draft.State, call.Now) is not null
            ? HandshakeErrors.AlreadyPending
            : new EnableAllFeaturesResponse { Handshake = HandshakeShape.Of(AllFeatures.Begin(draft, call), draft.State, entered.Value.Organization, call) };
    }
}
