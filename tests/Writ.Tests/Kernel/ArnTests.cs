using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel;
using Xunit;

namespace Writ.Tests.Kernel;

public sealed class ArnTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/a/b", "aws", "iam", "", "111122223333", "user/a/b")]
    [InlineData("arn:aws:s3:::bucket/key:with:colons", "aws", "s3", "", "", "bucket/key:with:colons")]
    [InlineData("arn:aws-cn:sqs:cn-north-1:1:q", "aws-cn", "sqs", "cn-north-1", "1", "q")]
    public void Arn_has_six_parts(string text, string partition, string service, string region, string account, string resource)
    {
        Assert.True(Arn.TryParse(text, out var arn));

        Assert.Equal((partition, service, region, account, resource), (arn.Partition, arn.Service, arn.Region, arn.Account, arn.Resource));
        Assert.Equal(text, arn.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("arn")]
    [InlineData("arn:")]
    [InlineData("arn:aws:iam::111122223333")]
    [InlineData("arn:aws:iam::111122223333:")]
    [InlineData("arn::iam::111122223333:user/a")]
    [InlineData("arn:aws:::111122223333:user/a")]
    [InlineData("ARN:aws:iam::111122223333:user/a")]
    public void Text_that_is_no_arn_is_refused(string? text) => Assert.False(Arn.TryParse(text, out _));

    [Fact]
    public void Parsing_agrees_with_splitting_at_five_colons()
    {
        var pieces = Gen.Elements("", "a", "aws", "x/y").ListOf(7).Select(parts => "arn:" + string.Join(':', parts));

        Prop.ForAll(pieces.ToArbitrary(), text =>
        {
            var parts = text.Split(':', 6);
            var expected = parts.Length == 6 && parts[1].Length > 0 && parts[2].Length > 0 && parts[5].Length > 0;
            var parsed = Arn.TryParse(text, out var arn);
            return parsed == expected && (!parsed || (arn.Service, arn.Region, arn.Account, arn.Resource) == (parts[2], parts[3], parts[4], parts[5]));
        }).QuickCheckThrowOnFailure();
    }
}
