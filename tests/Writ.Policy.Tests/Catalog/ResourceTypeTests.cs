using Writ.Policy.Catalog;
using Xunit;

namespace Writ.Policy.Tests.Catalog;

public class ResourceTypeTests
{
    [Theory]
    [InlineData("s3", "arn:aws:s3:::photos", new[] { "bucket" })]
    [InlineData("s3", "arn:aws:s3:::photos/2026", new[] { "object" })]
    [InlineData("s3", "arn:aws:s3:::photos/2026/11/cat:1.jpg", new[] { "object" })]
    [InlineData("s3", "arn:aws-cn:s3:::photos/*", new[] { "object" })]
    [InlineData("iam", "arn:aws:iam::111122223333:role/app", new[] { "role" })]
    [InlineData("iam", "arn:aws:iam::111122223333:role/team/blue/app", new[] { "role" })]
    [InlineData("iam", "arn:aws:iam::aws:policy/ReadOnlyAccess", new[] { "policy" })]
    [InlineData("iam", "arn:aws:iam::111122223333:user/alice", new[] { "user" })]
    [InlineData("dynamodb", "arn:aws:dynamodb:us-east-1:111122223333:table/T", new[] { "table" })]
    [InlineData("dynamodb", "arn:aws:dynamodb:us-east-1:111122223333:table/T/index/I", new[] { "index" })]
    [InlineData("lambda", "arn:aws:lambda:us-east-1:111122223333:function:f", new[] { "function" })]
    [InlineData("lex", "arn:aws:lex:us-east-1:111122223333:bot:orders", new[] { "bot" })]
    public void An_ARN_is_of_the_types_whose_format_it_fits(string service, string arn, string[] types)
    {
        IReadOnlyList<CatalogResourceType> found = ActionCatalog.Aws.FindService(service)!.ResourceTypesOf(arn);

        Assert.Equal(types, found.Select(type => type.Name));
    }

    [Theory]
    [InlineData("iam", "")]
    [InlineData("iam", "*")]
    [InlineData("iam", "role/app")]
    [InlineData("iam", "arn:aws:iam::111122223333:role/")]
    [InlineData("iam", "arn:aws:iam:us-east-1:111122223333:role/app")]
    [InlineData("iam", "arn:aws:iam::111122223333:rôle/app")]
    [InlineData("iam", "arn:aws:s3:::photos")]
    [InlineData("iam", "arn::iam::111122223333:role/app")]
    [InlineData("s3", "arn:aws:s3:::")]
    public void An_ARN_that_fits_no_format_is_of_no_type(string service, string arn)
    {
        Assert.Empty(ActionCatalog.Aws.FindService(service)!.ResourceTypesOf(arn));
    }

    [Fact]
    public void Every_format_fits_an_ARN_made_by_it()
    {
        Assert.All(ActionCatalog.Aws.Services, service => Assert.All(service.ResourceTypes, type => Assert.All(type.ArnFormats, format =>
            Assert.Contains(type, service.ResourceTypesOf(Filled(format))))));
    }

    [Fact]
    public void Any_text_can_be_asked_about()
    {
        Random random = new(3);
        string[] pieces = ["arn", "aws", "s3", ":", "::", ":::", "/", "*", "${Partition}", "}", "role/", "é", new string('a', 5_000), ""];
        for (int i = 0; i < 5_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));

            Assert.NotNull(ActionCatalog.Aws.FindService("s3")!.ResourceTypesOf(text));
            _ = ActionCatalog.Aws.FindConditionKey(text);
            Assert.Null(ActionCatalog.Aws.FindAction("s3:" + text));
            _ = ActionCatalog.Aws.FindService("iam")!.ResourceTypesOf("arn:aws:iam::1:" + text).Count;
        }
    }

    private static string Filled(string format)
    {
        string text = format.Replace("*", "x", StringComparison.Ordinal);
        while (text.IndexOf("${", StringComparison.Ordinal) is var start and >= 0)
        {
            text = text[..start] + "x" + text[(text.IndexOf('}', start) + 1)..];
        }

        return text;
    }
}
