using System.Text.Json.Nodes;
using Writ.Wire.Signing;

namespace Writ.Tests.Services.Sts.Matrix;

/// <summary>Makes the callers of the matrix's lines, each with its policies, and keeps their keys.</summary>
public sealed class MatrixCallers(MatrixWorld world)
{
    private readonly Dictionary<string, SigningCredentials> _known = new(StringComparer.Ordinal);

    /// <summary>The keys of a line's caller. Made while no guardrail is in the way.</summary>
    public async Task<SigningCredentials> OfAsync(MatrixLine line)
    {
        var account = line.CallerAccount;
        switch (line.Credentials)
        {
            case "root":
                return world.RootOf(account);
            case "user":
                return await UserAsync(line, Name(line.Principal("arn")));
            case "get-session-token":
                return await OnceAsync($"session of {line.Principal("arn")}", async () => await AskAsync("sts:GetSessionToken", [], await UserAsync(line, Name(line.Principal("arn")))));
            case "get-federation-token":
                return await OnceAsync($"federated by {line.Principal("federatedBy")}", () => FederateAsync(line));
            case "assume-role":
                return await RoleAsync(line, await AdministratorAsync(account), $"arn:aws:iam::{account}:root");
            case "chain":
                var first = await FirstOfChainAsync(account);
                return await RoleAsync(line, first.Keys, first.RoleArn);
            default:
                throw new InvalidDataException($"No keys are got by {line.Credentials}.");
        }
    }

    private static string Name(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static JsonObject Anything() => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject { ["Effect"] = "Allow", ["Action"] = "*", ["Resource"] = "*" }),
    };

    private static JsonObject Trust(string arn) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject { ["Effect"] = "Allow", ["Principal"] = new JsonObject { ["AWS"] = arn }, ["Action"] = "sts:AssumeRole" }),
    };

    private async Task<SigningCredentials> OnceAsync(string what, Func<Task<SigningCredentials>> make)
    {
        if (!_known.TryGetValue(what, out var keys))
        {
            _known[what] = keys = await make();
        }

        return keys;
    }

    private async Task<SigningCredentials> AskAsync(string call, JsonObject parameters, SigningCredentials caller) =>
        MatrixWorld.Keys((await world.DoAsync(call, parameters, caller)).Members);

    private Task<SigningCredentials> UserAsync(MatrixLine line, string name) => OnceAsync($"{name} of {line.CallerAccount}", async () =>
    {
        var root = world.RootOf(line.CallerAccount);
        await world.DoAsync("iam:CreateUser", new() { ["UserName"] = name, ["Path"] = "/div/" }, root);
        await GrantAsync(line, "User", name);
        return await AskAsync("iam:CreateAccessKey", new() { ["UserName"] = name }, root);
    });

    private Task<SigningCredentials> RoleAsync(MatrixLine line, SigningCredentials by, string trusted) => OnceAsync($"{line.Principal("arn")}", async () =>
    {
        await world.DoAsync(
            "iam:CreateRole",
            new() { ["RoleName"] = line.Principal("name"), ["Path"] = "/app/", ["AssumeRolePolicyDocument"] = Trust(trusted) },
            world.RootOf(line.CallerAccount));
        await GrantAsync(line, "Role", line.Principal("name"));
        var request = new JsonObject { ["RoleArn"] = line.Principal("roleArn"), ["RoleSessionName"] = line.Principal("session") };
        await LimitAsync(line, request);
        return await AskAsync("sts:AssumeRole", request, by);
    });

    private async Task<SigningCredentials> FederateAsync(MatrixLine line)
    {
        var request = new JsonObject { ["Name"] = line.Principal("name") };
        await LimitAsync(line, request);
        return await AskAsync("sts:GetFederationToken", request, await UserAsync(line, Name(line.Principal("federatedBy"))));
    }

    private Task<SigningCredentials> AdministratorAsync(string account) => OnceAsync($"administrator of {account}", async () =>
    {
        var root = world.RootOf(account);
        await world.DoAsync("iam:CreateUser", new() { ["UserName"] = "administrator" }, root);
        await world.DoAsync("iam:PutUserPolicy", new() { ["UserName"] = "administrator", ["PolicyName"] = "p", ["PolicyDocument"] = Anything() }, root);
        return await AskAsync("iam:CreateAccessKey", new() { ["UserName"] = "administrator" }, root);
    });

    private async Task<(SigningCredentials Keys, string RoleArn)> FirstOfChainAsync(string account)
    {
        var arn = $"arn:aws:iam::{account}:role/first";
        var keys = await OnceAsync(arn, async () =>
        {
            await world.DoAsync("iam:CreateRole", new() { ["RoleName"] = "first", ["AssumeRolePolicyDocument"] = Trust($"arn:aws:iam::{account}:root") }, world.RootOf(account));
            return await AskAsync("sts:AssumeRole", new() { ["RoleArn"] = arn, ["RoleSessionName"] = "first" }, await AdministratorAsync(account));
        });
        return (keys, arn);
    }

    private async Task GrantAsync(MatrixLine line, string kind, string name)
    {
        var root = world.RootOf(line.CallerAccount);
        var identity = line.Policy("identity") ?? throw new InvalidDataException(line.Name);
        if (line.Managed("identity") is { } managed)
        {
            var arn = await world.ManagedAsync(line.CallerAccount, managed, identity);
            await world.DoAsync($"iam:Attach{kind}Policy", new() { [$"{kind}Name"] = name, ["PolicyArn"] = arn }, root);
        }
        else
        {
            await world.DoAsync($"iam:Put{kind}Policy", new() { [$"{kind}Name"] = name, ["PolicyName"] = "p", ["PolicyDocument"] = identity.DeepClone() }, root);
        }

        if (line.Policy("boundary") is { } boundary)
        {
            var arn = await world.ManagedAsync(line.CallerAccount, line.Managed("boundary") ?? "", boundary);
            await world.DoAsync($"iam:Put{kind}PermissionsBoundary", new() { [$"{kind}Name"] = name, ["PermissionsBoundary"] = arn }, root);
        }
    }

    /// <summary>Puts the session policy into the request that makes the session.</summary>
    private async Task LimitAsync(MatrixLine line, JsonObject request)
    {
        if (line.Policy("session") is not { } session)
        {
            return;
        }

        if (line.Managed("session") is { } managed)
        {
            request["PolicyArns"] = new JsonArray(new JsonObject { ["arn"] = await world.ManagedAsync(line.CallerAccount, managed, session) });
        }
        else
        {
            request["Policy"] = session.DeepClone();
        }
    }
}
