using System.Globalization;

namespace Writ.Load;

/// <summary>Requests that differ by a number.</summary>
internal static class Forms
{
    public static string CreateUser(int number) =>
        $"Action=CreateUser&Version=2010-05-08&UserName=user-{number.ToString("D6", CultureInfo.InvariantCulture)}";

    public static string CreateRole(int number)
    {
        var trust = Uri.EscapeDataString($$"""{"Version":"2012-10-17","Statement":[{"Sid":"s{{number}}","Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""");
        return $"Action=CreateRole&Version=2010-05-08&RoleName=role-{number.ToString("D6", CultureInfo.InvariantCulture)}&AssumeRolePolicyDocument={trust}";
    }

    public static string PutRolePolicy(int number)
    {
        var document = Uri.EscapeDataString(
            """{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::data-N","arn:aws:s3:::data-N/*"],"Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}},{"Sid":"Queue","Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:*:queue-N-*"}]}"""
                .Replace("-N", $"-{number}", StringComparison.Ordinal));
        return $"Action=PutRolePolicy&Version=2010-05-08&RoleName=role-{number.ToString("D6", CultureInfo.InvariantCulture)}&PolicyName=main&PolicyDocument={document}";
    }
}
