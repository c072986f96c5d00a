using Writ.Services.Iam;
using Writ.Services.Iam.DelegationRequests;
using Xunit;

namespace Writ.Tests.Services.Iam.DelegationRequests;

public sealed class RoleRestrictionsTests
{
    private const string Boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    [Theory]
    [InlineData("Allow", "Action", "iam:CreateRole", "StringEquals", true)]
    [InlineData("Allow", "Action", "IAM:createrole", "ArnLike", true)]
    [InlineData("Allow", "Action", "iam:*", "ArnEquals", true)]
    [InlineData("Allow", "Action", "*", "StringLike", true)]
    [InlineData("Allow", "Action", "*:Create*", "StringLike", true)]
    [InlineData("Allow", "NotAction", "s3:*", "StringEquals", true)]
    [InlineData("Allow", "NotAction", "iam:*", "StringEquals", false)]
    [InlineData("Allow", "Action", "iam:CreateUser", "StringEquals", false)]
    [InlineData("Allow", "Action", "iamx:CreateRole", "StringEquals", false)]
    [InlineData("Deny", "Action", "iam:CreateRole", "StringEquals", false)]
    [InlineData("Allow", "Action", "iam:CreateRole", "StringNotEquals", false)]
    [InlineData("Allow", "Action", "iam:CreateRole", "StringEqualsIfExists", false)]
    public void Boundary_that_is_demanded_of_created_roles_is_found(string effect, string element, string action, string operatorName, bool found)
    {
        var condition = $$"""{"{{operatorName}}": {"iam:permissionsboundary": "{{Boundary}}"} }""";
        var statement = $$"""{"Effect": "{{effect}}", "{{element}}": "{{action}}", "Resource": "*", "Condition": {{condition}} }""";
        var policy = new PolicyText($$"""{"Version": "2012-10-17", "Statement": {{statement}} }""");

        Assert.Equal(found ? [Boundary] : [], RoleRestrictions.Of(policy));
    }
}
