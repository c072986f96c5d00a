using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Stories;

/// <summary>Terraform with the AWS provider, where the machine has both, over the resources of IAM and Organizations in terraform/.</summary>
public sealed class TerraformTests
{
    [Fact]
    public async Task What_is_declared_is_made_found_unchanged_imported_and_destroyed()
    {
        Assert.SkipUnless(await Terraform.IsHereAsync(), "Needs terraform, and the provider registry.terraform.io/hashicorp/aws in a folder of plugins (such as ~/.terraform.d/plugins).");
        using var data = new TemporaryDirectory();
        using var place = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        var terraform = new Terraform(place, server.Url);
        await terraform.StartAsync(await File.ReadAllLinesAsync(Checkout.Client("awaited.txt"), CancellationToken.None));

        var made = await terraform.ApplyAsync();
        Assert.Equal("", await terraform.PlanAsync());

        var count = await terraform.ForgetAsync();
        Assert.Equal((0, count, 0, 0), made);
        var imported = await terraform.ApplyAsync();
        Assert.Equal((count, 0, 0), (imported.Imported, imported.Added, imported.Destroyed));
        Assert.Equal("", await terraform.PlanAsync());

        await terraform.DestroyAsync();
        var root = new AwsCli(server.Url, RootKey.Id, RootKey.Secret);
        Assert.Contains("AWSOrganizationsNotInUseException", await root.RefusedAsync("organizations describe-organization"), StringComparison.Ordinal);
        await root.TextAsync("iam delete-service-linked-role --role-name AWSServiceRoleForOrganizations"); // as on AWS it outlives the organization
        Assert.Equal(
            "0\t0\t0\t0\t0\t0\t0\t0",
            await root.TextAsync("iam get-account-summary --query 'SummaryMap.[Users,Groups,Roles,Policies,InstanceProfiles,ServerCertificates,MFADevices,Providers]'"));
    }
}
