using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Users;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Policies;

public sealed class EntitiesOfPolicyTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    [Theory]
    [InlineData(null)]
    [InlineData(PolicyUsage.PermissionsPolicy)]
    [InlineData(PolicyUsage.PermissionsBoundary)]
    public void Pages_of_any_size_show_everybody_once_in_order(string? usage)
    {
        var random = new Random(6);
        var draft = new Draft(AccountState.New(TestServer.Account));
        var users = Enumerable.Range(0, 300).Select(at => new User
        {
            Name = (random.Next(2) == 0 ? "u" : "U") + at,
            Path = "/",
            Id = $"AIDA{at:d17}",
            CreateDate = TestClock.Start,
            AttachedPolicies = random.Next(3) == 0 ? [Arn] : [],
            PermissionsBoundary = random.Next(3) == 0 ? Arn : null,
        }).ToList();
        users.ForEach(user => draft.Put(IamState.Users, user));

        var listed = new List<string>();
        string? marker = null;
        do
        {
            var request = new ListEntitiesForPolicyRequest { PolicyArn = Arn, PolicyUsageFilter = usage, MaxItems = random.Next(1, 20), Marker = marker };
            var page = ListEntitiesForPolicy.Handle(request, TestCalls.As(server, draft.State)).Value;
            listed.AddRange((page.PolicyUsers ?? []).Select(user => user.UserName ?? ""));
            marker = page.Marker;
        }
        while (marker is not null);

        Assert.Equal(users.Where(user => Uses(user, usage)).Select(user => user.Name).Order(StringComparer.OrdinalIgnoreCase), listed);
    }

    private static bool Uses(User user, string? usage) =>
        (usage != PolicyUsage.PermissionsBoundary && !user.AttachedPolicies.IsEmpty) || (usage != PolicyUsage.PermissionsPolicy && user.PermissionsBoundary is not null);
}
