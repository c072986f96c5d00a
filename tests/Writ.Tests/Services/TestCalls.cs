using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Kernel.Secrets;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Tests.Server;

namespace Writ.Tests.Services;

/// <summary>Calls as handlers get them, for what no operation's answer shows.</summary>
internal static class TestCalls
{
    /// <summary>A call of an account's root, at the time of the server's clock.</summary>
    public static Call As(TestServer server, AccountState state)
    {
        var arn = $"arn:aws:iam::{state.Id}:root";
        return new Call
        {
            Principal = new Principal
            {
                Caller = new Caller { Kind = CallerKind.Root, Arn = arn, Account = state.Id.ToString(), UniqueId = state.Id.ToString() },
                Account = state.Id,
                Arn = arn,
                UserId = state.Id.ToString(),
                AccessKeyId = "root",
            },
            State = state,
            Now = server.Clock.GetUtcNow(),
            RequestId = "r",
            Region = "us-east-1",
            Platform = PlatformOf(server),
        };
    }

    /// <summary>What the server offers to its operations, with a memory of its own for what was used.</summary>
    public static Platform PlatformOf(TestServer server) => new()
    {
        Ids = IdSource.Cryptographic,
        Vault = server.Writ.Installation.Vault,
        Trail = server.Writ.Installation.Ledger,
        Time = server.Clock,
        Codes = new SpentCodes(server.Clock),
        Accounts = server.Writ.Installation.Current,
        Outlines = server.Writ.Installation.Outline,
        AllAccounts = server.Writ.Installation.Accounts,
        Organizations = new OrganizationDirectory(server.Writ.Installation.Ledger.HomeOf, server.Writ.Installation.Current),
        FirstAccount = server.Writ.Installation.Account,
        FirstRoot = server.Writ.Installation.Root,
    };
}
