using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel;
using Writ.Services.Sts;
using Xunit;

namespace Writ.Tests.Services.Sts;

public sealed class RoleTargetTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/a", true)]
    [InlineData("arn:aws:iam::111122223333:role/path/a", true)]
    [InlineData("arn:aws:iam::111122223333:role/", true)]
    [InlineData("arn:aws:iam::111122223333:role", false)]
    [InlineData("arn:aws:iam::111122223333:Role/a", false)]
    [InlineData("arn:aws:iam::11112222333:role/a", false)]
    [InlineData("arn:aws:iam::1111222233334:role/a", false)]
    [InlineData("arn:aws:iam::11112222333x:role/a", false)]
    [InlineData("arn:aws:iam:us-east-1:111122223333:role/a", false)]
    [InlineData("arn:aws-cn:iam::111122223333:role/a", false)]
    [InlineData("arn:aws:iam::111122223333:user/a", false)]
    [InlineData("arn:aws:iam::", false)]
    [InlineData("", false)]
    public void Text_is_the_arn_of_a_role_or_is_not(string text, bool expected)
    {
        Assert.Equal(expected, RoleTarget.IsRoleArn(text, out var account));
        Assert.Equal(expected ? "111122223333" : "000000000000", account.ToString());
    }

    [Fact]
    public void Reading_agrees_with_reading_the_arn_part_by_part()
    {
        var parts = Gen.Elements("arn", "aws", "iam", "", "111122223333", "role/a", "role/", "role", "1", "role/x/a").ListOf(6).Select(chosen => string.Join(':', chosen));
        var near = Gen.Elements("", "role/a", ":role/a", "1:role/a").Select(end => "arn:aws:iam::111122223333" + end);

        Prop.ForAll(Gen.OneOf(parts, near).ToArbitrary(), text =>
        {
            var expected = Arn.TryParse(text, out var arn)
                && arn is { Partition: "aws", Service: "iam", Region: "" }
                && arn.Resource.StartsWith("role/", StringComparison.Ordinal)
                && AccountId.TryParse(arn.Account, out _);
            return RoleTarget.IsRoleArn(text, out var account) == expected && (!expected || account.ToString() == arn.Account);
        }).QuickCheckThrowOnFailure();
    }
}
