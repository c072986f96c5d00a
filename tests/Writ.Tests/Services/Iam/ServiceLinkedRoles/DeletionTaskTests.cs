using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.ServiceLinkedRoles;
using Xunit;

namespace Writ.Tests.Services.Iam.ServiceLinkedRoles;

public sealed class DeletionTaskTests
{
    private const string Uuid = "cc20023b-069d-4d01-96e3-a2e91d74f1f8";

    private static readonly AccountId Account = AccountId.Parse("111122223333");
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Id_names_the_role() => Assert.Equal(
        "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
        DeletionTask.RoleArn($"task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/{Uuid}", AccountState.New(Account)));

    [Theory]
    [InlineData("")]
    [InlineData("task/aws-service-role/")]
    [InlineData($"task/aws-service-role/a/b/c/{Uuid}")]
    [InlineData($"task/aws-service-role//b/{Uuid}")]
    [InlineData($"task/other/a/b/{Uuid}")]
    [InlineData("task/aws-service-role/a/b/not-a-uuid")]
    public void What_is_no_id_names_no_role(string id) => Assert.Null(DeletionTask.RoleArn(id, AccountState.New(Account)));

    [Fact]
    public void Id_in_letters_of_another_case_names_the_role_as_it_was()
    {
        var draft = new Draft(AccountState.New(Account));
        draft.Put(IamState.DeletionTasks, new DeletionTask($"task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/{Uuid}", Now));

        var arn = DeletionTask.RoleArn($"task/aws-service-role/ECS.amazonaws.com/awsserviceroleforecs/{Uuid}", draft.State);

        Assert.Equal("arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS", arn);
    }

    [Fact]
    public void Task_survives_being_stored_and_is_forgotten_in_time()
    {
        var draft = new Draft(AccountState.New(Account));
        draft.Put(IamState.DeletionTasks, new DeletionTask("task/a", Now));
        var change = Assert.Single(draft.Changes);

        var loaded = AccountState.Load(Account, 1, [new StoredResource(change.Kind, change.Key, Assert.NotNull(change.Document))], IamState.All);

        Assert.Equal(Now, loaded.Get(IamState.DeletionTasks, "task/a")?.Time);
        var later = new Draft(loaded);
        DeletionTask.Forget(later, Now.AddDays(7).AddTicks(-1));
        Assert.Empty(later.Changes);
        DeletionTask.Forget(later, Now.AddDays(7));
        Assert.Equal(0, later.State.All(IamState.DeletionTasks).Count);
    }
}
