using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.DelegationRequests;
using Xunit;

namespace Writ.Tests.Services.Iam.DelegationRequests;

/// <summary>Requests as they are kept.</summary>
public sealed class StoredDelegationTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static DelegationRequest Request => new()
    {
        Id = "id",
        RequestorId = "111122223333",
        RequestorWorkflowId = "workflow",
        Description = "",
        PolicyTemplateArn = "",
        PermissionPolicy = new PolicyText("{}"),
        NotificationChannel = "",
        SessionDuration = 3_600,
        CreateDate = Now,
        UpdatedTime = Now,
        AcceptedTime = Now.AddMinutes(1),
        Approver = new DelegationIdentity
        {
            Arn = "arn",
            UserId = "AROA:s",
            Kind = CallerKind.RoleSession,
            PrincipalId = "AROA",
            TransitiveTagKeys = ["team"],
            FederatedProvider = "corp",
            FederatedKeys = [new FederatedKey("saml:sub", ["alice"])],
        },
    };

    [Fact]
    public void What_limits_the_approver_is_read_as_it_was_kept()
    {
        var read = Read(Kept());

        Assert.Equal(Now.AddMinutes(1), read.AcceptedTime);
        Assert.Equal(["team"], read.Approver?.TransitiveTagKeys);
        Assert.Equal("corp", read.Approver?.ToFederation()?.Provider);
        Assert.Equal(["alice"], Assert.Single(read.Approver?.ToFederation()?.Keys ?? []).Value);
    }

    [Fact]
    public void Request_that_an_earlier_release_kept_is_read()
    {
        var kept = Kept();
        kept.Remove("AcceptedTime");
        kept["Approver"]?.AsObject().Remove("TransitiveTagKeys");
        kept["Approver"]?.AsObject().Remove("FederatedProvider");
        kept["Approver"]?.AsObject().Remove("FederatedKeys");

        var read = Read(kept);

        Assert.Null(read.AcceptedTime);
        Assert.Null(read.Approver?.TransitiveTagKeys);
        Assert.Null(read.Approver?.ToFederation());
    }

    private static JsonObject Kept() => JsonSerializer.SerializeToNode(Request, IamDocuments.Default.DelegationRequest)?.AsObject()
        ?? throw new InvalidOperationException("A request is an object.");

    private static DelegationRequest Read(JsonObject kept) => kept.Deserialize(IamDocuments.Default.DelegationRequest)
        ?? throw new InvalidOperationException("A request is an object.");
}
