using Writ.Services.Operations;

namespace Writ.Services.Iam.ServerCertificates;

/// <summary>What the operations on a server certificate ask the policies about.</summary>
internal static class ServerCertificateTarget
{
    private const string Type = "server-certificate";

    public static Authorization Named(Call call, string name)
    {
        var certificate = call.State.Get(IamState.ServerCertificates, name);
        return Authorization.On(certificate?.Arn(call.Account) ?? Arn.Iam(call.Account, Type, "/", name), certificate?.Tags, $"server certificate {name}");
    }

    /// <summary>A certificate that gets another name or path: AWS asks about what it is and about what it becomes.</summary>
    public static Authorization Move(Call call, string name, string? newPath, string? newName)
    {
        var certificate = call.State.Get(IamState.ServerCertificates, name);
        var source = Named(call, name).Questions[0];
        var target = Arn.Iam(call.Account, Type, newPath ?? certificate?.Path ?? "/", newName ?? certificate?.Name ?? name);
        return Authorization.Of(target == source.Resource ? [source] : [source, source with { Resource = target, Words = null }]);
    }
}
