namespace Writ.Policy.Parsing;

/// <summary>A resource to be saved: <c>*</c> or an ARN whose partition and service are plain, with the shape IAM and S3 insist on for their own.</summary>
internal static class ResourceRules
{
    private static readonly string[] s_iamPaths =
    [
        "user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/", "sms-mfa/", "saml-provider/",
        "oidc-provider/", "report/", "access-report/", "*",
        "delegation-request/", // younger than the sentence
    ];

    public static void Check(JsonNode resource, ParseScope scope)
    {
        string text = resource.Text;
        if (text == "*")
        {
            return;
        }

        string[] fields = text.Split(':', 6);
        string partition = Field(fields, 1);
        if (fields.Length == 1 || (fields[0] != "arn" && fields[0] != "*"))
        {
            scope.Fail(Sentences.ArnFormat(text), resource, "Write an ARN, or \"*\" for everything.");
        }
        else if (partition != "*" && partition != "aws" && !partition.StartsWith("aws-", StringComparison.Ordinal))
        {
            scope.Fail(Sentences.Partition(partition, Filled(fields)), resource, "The second field is the partition: aws, aws-cn, aws-us-gov.");
        }
        else if (fields.Length < 3 || fields[2].Length == 0 || (fields[2] != "*" && fields[2].AsSpan().ContainsAny('*', '?')))
        {
            scope.Fail(Sentences.ResourceVendor, resource, "The third field is the service, without wildcards.");
        }
        else
        {
            CheckService(fields, resource, scope);
        }
    }

    private static void CheckService(string[] fields, JsonNode resource, ParseScope scope)
    {
        string region = Field(fields, 3);
        bool hasRegion = region.Length > 0 && region != "*";
        if (fields[2] == "iam" && hasRegion)
        {
            scope.Fail(Sentences.IamRegion(resource.Text), resource, "IAM is global: leave the fourth field empty.");
        }
        else if (fields[2] == "s3" && hasRegion)
        {
            scope.Fail(Sentences.S3Region(resource.Text), resource, "Leave the fourth field empty.");
        }
        else if (fields is [_, _, "iam", _, _, var path] && path != "root" && !Array.Exists(s_iamPaths, start => path.StartsWith(start, StringComparison.Ordinal)))
        {
            scope.Fail(Sentences.IamPath, resource, $"\"{path}\" names no kind of IAM resource.");
        }
    }

    /// <summary>AWS prints the ARN with what is missing filled in.</summary>
    private static string Filled(string[] fields) =>
        string.Join(':', Enumerable.Range(0, 6).Select(i => i < fields.Length && (fields[i].Length > 0 || i > 2) ? fields[i] : "*"));

    private static string Field(string[] fields, int index) => index < fields.Length ? fields[index] : "";
}
