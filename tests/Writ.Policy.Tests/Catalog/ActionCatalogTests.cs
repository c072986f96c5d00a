using Writ.Policy.Catalog;
using Xunit;

namespace Writ.Policy.Tests.Catalog;

public class ActionCatalogTests
{
    private static readonly ActionCatalog Catalog = ActionCatalog.Aws;

    [Fact]
    public void Every_service_can_be_decoded()
    {
        Assert.All(Catalog.Services, service =>
        {
            Assert.NotEmpty(service.Name);
            Assert.All(service.Actions, action => Assert.Same(action, Catalog.FindAction(action.FullName.ToUpperInvariant())));
            Assert.All(service.ConditionKeys, key => Assert.NotNull(Catalog.FindConditionKey(key.Name)));
            Assert.All(service.ResourceTypes, type => Assert.NotEmpty(type.ArnFormats));
        });
        Assert.True(Catalog.Services.Count > 400);
        Assert.True(Catalog.Services.Sum(service => service.Actions.Count) > 20_000);
    }

    [Fact]
    public void An_action_has_its_level_its_resource_types_and_its_keys()
    {
        CatalogAction passRole = Catalog.FindAction("iam:passrole")!;

        Assert.Equal("iam:PassRole", passRole.FullName);
        Assert.Equal("PassRole", passRole.Name);
        Assert.Equal(AccessLevel.Write, passRole.AccessLevel);
        ActionResourceType role = Assert.Single(passRole.ResourceTypes);
        Assert.True(role.IsRequired);
        Assert.Equal("role", role.Type.Name);
        Assert.Equal(["arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}"], role.Type.ArnFormats);
        Assert.Equal(["iam:AssociatedResourceArn", "iam:PassedToService"], passRole.ConditionKeys.Select(key => key.Name));
    }

    [Theory]
    [InlineData("iam:ListUsers", AccessLevel.List, true)]
    [InlineData("s3:GetObject", AccessLevel.Read, false)]
    [InlineData("s3:ListAllMyBuckets", AccessLevel.List, true)]
    [InlineData("iam:TagRole", AccessLevel.Tagging, false)]
    [InlineData("iam:AttachRolePolicy", AccessLevel.PermissionsManagement, false)]
    public void Actions_differ_in_level_and_in_whether_they_name_resources(string name, AccessLevel level, bool wildcardOnly)
    {
        CatalogAction action = Catalog.FindAction(name)!;

        Assert.Equal(level, action.AccessLevel);
        Assert.Equal(wildcardOnly, action.IsWildcardOnly);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s3")]
    [InlineData(":GetObject")]
    [InlineData("s3:")]
    [InlineData("s3:Get*")]
    [InlineData("s3:s3:GetObject")]
    [InlineData("aws:GetObject")]
    [InlineData("nosuchservice:Get")]
    public void What_is_no_action_is_not_found(string name)
    {
        Assert.Null(Catalog.FindAction(name));
    }

    [Fact]
    public void A_service_finds_only_its_own_actions()
    {
        CatalogService s3 = Catalog.FindService("S3")!;

        Assert.NotNull(s3.FindAction("getobject"));
        Assert.NotNull(s3.FindAction("s3:GetObject"));
        Assert.Null(s3.FindAction("iam:PassRole"));
        Assert.Null(Catalog.FindService("aws"));
    }

    [Theory]
    [InlineData("aws:RequestTag/team", "aws:RequestTag/${TagKey}", ConditionKeyType.String, false)]
    [InlineData("AWS:PRINCIPALTAG/Team", "aws:PrincipalTag/${TagKey}", ConditionKeyType.String, false)]
    [InlineData("aws:TagKeys", "aws:TagKeys", ConditionKeyType.String, true)]
    [InlineData("aws:PrincipalOrgPaths", "aws:PrincipalOrgPaths", ConditionKeyType.String, true)]
    [InlineData("aws:SourceIp", "aws:SourceIp", ConditionKeyType.IpAddress, false)]
    [InlineData("aws:CurrentTime", "aws:CurrentTime", ConditionKeyType.Date, false)]
    [InlineData("aws:MultiFactorAuthAge", "aws:MultiFactorAuthAge", ConditionKeyType.Numeric, false)]
    [InlineData("aws:MultiFactorAuthPresent", "aws:MultiFactorAuthPresent", ConditionKeyType.Bool, false)]
    [InlineData("s3:ExistingObjectTag/stage", "s3:ExistingObjectTag/${key}", ConditionKeyType.String, false)]
    [InlineData("iam:PolicyARN", "iam:PolicyARN", ConditionKeyType.Arn, false)]
    [InlineData("codebuild:environment.environmentVariables/HOME.value", "codebuild:environment.environmentVariables/${name}.value", ConditionKeyType.String, false)]
    [InlineData("saml:aud", "saml:aud", ConditionKeyType.String, false)]
    [InlineData("token.actions.githubusercontent.com:actor", "token.actions.githubusercontent.com:actor", ConditionKeyType.String, false)]
    [InlineData("token.actions.githubusercontent.com/octo:actor", "token.actions.githubusercontent.com/${SubPath}:actor", ConditionKeyType.String, false)]
    public void A_condition_key_is_found_by_name_or_by_template(string key, string name, ConditionKeyType type, bool multivalued)
    {
        CatalogConditionKey found = Catalog.FindConditionKey(key)!;

        Assert.Equal(name, found.Name);
        Assert.Equal(type, found.Type);
        Assert.Equal(multivalued, found.IsMultivalued);
    }

    [Theory]
    [InlineData("")]
    [InlineData("aws:")]
    [InlineData("aws:RequestTag/")]
    [InlineData("aws:NoSuchKey")]
    [InlineData("nosuchservice:Key")]
    [InlineData("RequestTag/team")]
    public void What_is_no_condition_key_is_not_found(string key)
    {
        Assert.Null(Catalog.FindConditionKey(key));
    }

    [Theory]
    [InlineData("s3:getobj*", new[] { "s3:GetObject", "s3:GetObjectAcl" })]
    [InlineData("iam:PassRole", new[] { "iam:PassRole" })]
    [InlineData("i?m:PassRole", new[] { "iam:PassRole" })]
    [InlineData("*:PassRole", new[] { "iam:PassRole" })]
    public void A_pattern_expands_to_the_actions_it_covers(string pattern, string[] some)
    {
        List<string> covered = [.. Catalog.Expand(pattern).Select(action => action.FullName)];

        Assert.All(some, action => Assert.Contains(action, covered));
        Assert.DoesNotContain("s3:PutObject", covered);
    }

    [Fact]
    public void Everything_expands_to_all_actions()
    {
        Assert.Equal(Catalog.Services.Sum(service => service.Actions.Count), Catalog.Expand("*").Count());
        Assert.Equal(Catalog.FindService("s3")!.Actions, Catalog.Expand("S3:*"));
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("")]
    [InlineData("s3:Get*:x")]
    [InlineData(" s3:GetObject")]
    [InlineData("nosuchservice:*")]
    public void What_covers_no_action_expands_to_none(string pattern)
    {
        Assert.Empty(Catalog.Expand(pattern));
    }

    [Theory]
    [InlineData("s3:GetObject", true)]
    [InlineData("sts:AssumeRole", true)]
    [InlineData("kms:Decrypt", true)]
    [InlineData("kms:RetireGrant", false)]
    [InlineData("sqs:SendMessage", true)]
    [InlineData("secretsmanager:GetSecretValue", true)]
    [InlineData("ecr:PutImage", true)]
    [InlineData("iam:CreateUser", false)]
    [InlineData("ec2:RunInstances", false)]
    public void Resource_control_policies_reach_the_services_that_support_them(string action, bool covered)
    {
        Assert.Equal(covered, Catalog.FindAction(action)!.IsCoveredByResourceControlPolicies);
    }

    [Fact]
    public async Task Threads_may_decode_at_the_same_time()
    {
        CatalogAction?[] found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Catalog.FindAction("lambda:InvokeFunction"))));

        Assert.Single(found.Distinct());
        Assert.NotNull(found[0]);
    }
}
