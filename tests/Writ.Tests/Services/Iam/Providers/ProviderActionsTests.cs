using Writ.Policy.Catalog;
using Writ.Services.Operations;
using Writ.Tests.Operations;
using Xunit;

namespace Writ.Tests.Services.Iam.Providers;

/// <summary>What the operations on providers ask about is what AWS's reference says their actions take.</summary>
public sealed class ProviderActionsTests
{
    public static TheoryData<string> Actions => [.. OperationCatalog.All
        .Where(operation => operation.Service == "iam" && (operation.Name.Contains("SAML", StringComparison.Ordinal) || operation.Name.Contains("OpenID", StringComparison.Ordinal)))
        .Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Resource_asked_about_is_of_the_action_s_types(string name)
    {
        var action = ActionCatalog.Aws.FindAction("iam:" + name);
        var resource = (string?)CaseFile.Load("iam:" + name).Content["resource"] ?? "";

        Assert.NotNull(action);
        Assert.Equal(action.IsWildcardOnly, resource == "*");
        Assert.Equal(action.ResourceTypes.Select(type => type.Type.Name), action.Service.ResourceTypesOf(resource).Select(type => type.Name));
    }
}
