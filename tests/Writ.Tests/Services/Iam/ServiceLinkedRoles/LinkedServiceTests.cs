using Writ.Policy;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.ServiceLinkedRoles;
using Xunit;

namespace Writ.Tests.Services.Iam.ServiceLinkedRoles;

public sealed class LinkedServiceTests
{
    [Fact]
    public void Every_service_has_a_role_that_could_be_made()
    {
        var services = LinkedService.All.ToList();

        Assert.True(services.Count > 250, $"only {services.Count}");
        Assert.Equal(services.Count, services.Select(service => service.RoleName.ToUpperInvariant()).Distinct().Count());
        Assert.All(services, service =>
        {
            Assert.EndsWith(".amazonaws.com", service.Principal, StringComparison.Ordinal);
            Assert.StartsWith("AWSServiceRoleFor", service.RoleName, StringComparison.Ordinal);
            Assert.True(service.RoleName.Length <= 64, service.RoleName);
            Assert.True(AwsPolicies.Find(service.PolicyArn) is { IsForServiceLinkedRoles: true }, service.PolicyArn);
        });
    }

    [Fact]
    public void Trust_policy_is_for_the_service_in_both_its_forms()
    {
        var service = LinkedService.Find("ecs.amazonaws.com");

        Assert.NotNull(service);
        Assert.All([service.TrustPolicy, service.CreatedTrustPolicy], document =>
        {
            var trust = CompiledPolicy.Parse(document, PolicyKind.Trust, PolicyStrictness.Save).Policy;
            Assert.NotNull(trust);
            var principal = Assert.Single(trust.Principals);
            Assert.Equal((PolicyPrincipalKind.Service, "ecs.amazonaws.com"), (principal.Kind, principal.Value));
            Assert.Equal(["sts:AssumeRole"], Assert.Single(trust.Statements).ActionPatterns);
        });
    }

    [Theory]
    [InlineData("ecs")]
    [InlineData("Ecs.amazonaws.com")]
    [InlineData("ecs.amazonaws.com.evil.example")]
    [InlineData("")]
    public void What_is_no_service_principal_has_no_role(string principal) => Assert.Null(LinkedService.Find(principal));

    [Theory]
    [InlineData("autoscaling.amazonaws.com", true)]
    [InlineData("connect.amazonaws.com", true)]
    [InlineData("ecs.amazonaws.com", false)]
    [InlineData("elasticloadbalancing.amazonaws.com", false)]
    [InlineData("rds.amazonaws.com", false)]
    public void Suffixes_are_for_some(string principal, bool allows) => Assert.Equal(allows, LinkedService.Find(principal)?.AllowsSuffix);
}
