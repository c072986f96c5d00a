using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.DelegationRequests;
using Writ.Services.Iam.Policies;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.DelegationRequests;

public sealed class DelegationQuotaTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Policy = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}""";

    [Theory]
    [InlineData(DelegationState.Unassigned, 999, null)]
    [InlineData(DelegationState.Unassigned, 1_000, "Cannot exceed quota for OpenDelegationRequestsPerAccount: 1000")]
    [InlineData(DelegationState.Rejected, 9_999, null)]
    [InlineData(DelegationState.Rejected, 10_000, "Cannot exceed quota for DelegationRequestsPerAccount: 10000")]
    public void Requests_are_bounded_whether_open_or_closed(DelegationState state, int kept, string? refusal)
    {
        var draft = Holding(state, kept);

        var result = CreateDelegationRequest.Handle(Asked, TestCalls.As(server, draft.State), draft);

        Assert.Equal(refusal, result.Error?.Message);
    }

    [Fact]
    public void Requests_that_were_closed_long_ago_make_room()
    {
        var draft = Holding(DelegationState.Rejected, 10_000, age: TimeSpan.FromDays(14));

        var result = CreateDelegationRequest.Handle(Asked, TestCalls.As(server, draft.State), draft);

        Assert.Null(result.Error);
        Assert.Equal(1, draft.State.All(IamState.DelegationRequests).Count);
    }

    private static CreateDelegationRequestRequest Asked { get; } = new()
    {
        Description = "d",
        Permissions = new DelegationPermissionShape { PolicyTemplateArn = "arn:aws:iam::111122223333:policy/read" },
        RequestorWorkflowId = "workflow",
        NotificationChannel = "arn:aws:sns:us-east-1:111122223333:topic",
        SessionDuration = 3_600,
    };

    private static Draft Holding(DelegationState state, int count, TimeSpan age = default)
    {
        var draft = new Draft(AccountState.New(TestServer.Account));
        draft.Put(IamState.Policies, new ManagedPolicy
        {
            Name = "read",
            Path = "/",
            Id = "ANPAAAAAAAAAAAAAAAAAA",
            CreateDate = TestClock.Start,
            UpdateDate = TestClock.Start,
            Versions = [new PolicyVersion("v1", new PolicyText(Policy), TestClock.Start)],
            DefaultVersionId = "v1",
            NextVersion = 2,
        });
        for (var at = 0; at < count; at++)
        {
            draft.Put(IamState.DelegationRequests, new DelegationRequest
            {
                Id = DelegationRequestId.New(IdSource.Cryptographic, TestServer.Account),
                RequestorId = TestServer.Account.ToString(),
                RequestorWorkflowId = $"workflow {at}",
                Description = "d",
                PolicyTemplateArn = "arn:aws:iam::111122223333:policy/read",
                PermissionPolicy = new PolicyText(Policy),
                NotificationChannel = "arn:aws:sns:us-east-1:111122223333:topic",
                SessionDuration = 3_600,
                CreateDate = TestClock.Start - age,
                UpdatedTime = TestClock.Start - age,
                State = state,
            });
        }

        return draft;
    }
}
