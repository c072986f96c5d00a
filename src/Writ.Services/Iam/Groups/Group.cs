namespace Writ.Services.Iam.Groups;

/// <summary>An IAM group. Its members know it, not it them.</summary>
public sealed record Group : PolicyHolder
{
    public string Arn(AccountId account) => Kernel.Arn.Iam(account, "group", Path, Name);
}
