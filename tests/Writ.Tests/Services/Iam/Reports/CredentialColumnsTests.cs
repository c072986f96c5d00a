using System.Text;
using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Reports;

/// <summary>The report's rows against users with each kind of credential, made and used over the wire.</summary>
public sealed class CredentialColumnsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Made = "2026-01-02T03:04:05+00:00";

    [Fact]
    public async Task Rows_show_passwords_devices_and_keys()
    {
        var lines = await ReportAsync(
            """{"call": "iam:UpdateAccountPasswordPolicy", "params": {"MaxPasswordAge": 90}}""",
            """{"call": "iam:CreateUser", "params": {"UserName": "bob"}}""",
            """{"call": "iam:CreateLoginProfile", "params": {"UserName": "bob", "Password": "Correct-Horse-7"}}""",
            """{"call": "iam:CreateVirtualMFADevice", "params": {"VirtualMFADeviceName": "bob"}, "save": {"seed": "VirtualMFADevice.Base32StringSeed"}}""",
            """{"call": "iam:EnableMFADevice", "params": {"UserName": "bob", "SerialNumber": "arn:aws:iam::111122223333:mfa/bob", "AuthenticationCode1": "${totp:seed}", "AuthenticationCode2": "${totp:seed:+1}"}}""",
            """{"call": "sts:GetCallerIdentity", "as": "user/bob", "at": "+1h"}""");

        Assert.Equal(3, lines.Length);
        Assert.Equal(
            "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
            + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
            + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info",
            lines[0]);
        Assert.StartsWith($"<root_account>,arn:aws:iam::111122223333:root,{Made},not_supported,no_information,not_supported,not_supported,false,", lines[1], StringComparison.Ordinal);
        Assert.Equal(
            $"bob,arn:aws:iam::111122223333:user/bob,{Made},true,no_information,{Made},2026-04-02T03:04:05+00:00,true,"
            + "true,2026-01-02T04:04:05+00:00,2026-01-02T04:04:05+00:00,us-east-1,sts,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,N/A",
            lines[2]);
    }

    [Fact]
    public async Task User_without_credentials_has_none_and_passwords_that_do_not_expire_no_rotation()
    {
        var lines = await ReportAsync(
            """{"call": "iam:CreateUser", "params": {"UserName": "a,b"}}""",
            """{"call": "iam:CreateUser", "params": {"UserName": "carl"}}""",
            """{"call": "iam:CreateLoginProfile", "params": {"UserName": "carl", "Password": "Correct-Horse-7"}}""");

        Assert.StartsWith($"\"a,b\",\"arn:aws:iam::111122223333:user/a,b\",{Made},false,N/A,N/A,N/A,false,false,N/A,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith($"carl,arn:aws:iam::111122223333:user/carl,{Made},true,no_information,{Made},N/A,false,", lines[3], StringComparison.Ordinal);
    }

    private async Task<string[]> ReportAsync(params string[] steps)
    {
        await server.ResetAsync();
        var run = new CaseRun(server);
        await run.SetUpAsync(steps.Append("""{"call": "iam:GenerateCredentialReport"}""").Select(step => JsonNode.Parse(step)?.AsObject() ?? []));
        var answer = await run.CallAsync("iam:GetCredentialReport", [], CaseRun.Root);
        Assert.True(answer.Status == 200, answer.Text);
        return Encoding.UTF8.GetString(Convert.FromBase64String((string?)answer.Members?["Content"] ?? "")).Split('\n');
    }
}
