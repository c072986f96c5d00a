using System.Text;
using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices;

/// <summary>A virtual MFA device on the wire. Only the answer that made it shows the seed.</summary>
[Shape]
public sealed partial class VirtualMFADeviceShape
{
    [Names("AWS::IAM::VirtualMFADevice")]
    public required string SerialNumber { get; init; }

    [Sensitive]
    public byte[]? Base32StringSeed { get; init; }

    [Sensitive]
    public byte[]? QRCodePNG { get; init; }

    public UserShape? User { get; init; }

    public DateTimeOffset? EnableDate { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }

    internal static VirtualMFADeviceShape Created(MfaDevice device, string seed, byte[] png) => new()
    {
        SerialNumber = device.SerialNumber,
        Base32StringSeed = Encoding.ASCII.GetBytes(seed),
        QRCodePNG = png,
        Tags = Tagging.Show(device.Tags),
    };

    internal static VirtualMFADeviceShape Listed(MfaDevice device, AccountState state, Call call) => new()
    {
        SerialNumber = device.SerialNumber,
        User = Owner(device, state, call),
        EnableDate = device.EnableDate,
    };

    private static UserShape? Owner(MfaDevice device, AccountState state, Call call) => device switch
    {
        { IsInUse: false } => null,
        { UserName: null } => UserShape.OfRoot(call),
        { UserName: var name } => state.Get(IamState.Users, name) is { } user ? UserShape.Listed(user, call.Account) : null,
    };
}
