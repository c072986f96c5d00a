using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Providers.Saml;

/// <summary>How SAML providers are found by ARN.</summary>
internal static class SamlProviders
{
    public static Authorization Target(Call call, string arn) => Authorization.On(arn, Find(call.State, arn)?.Tags);

    public static SamlProvider? Find(AccountState state, string arn)
    {
        var prefix = $"arn:aws:iam::{state.Id}:saml-provider/";
        return arn.StartsWith(prefix, StringComparison.Ordinal)
            && state.Get(IamState.SamlProviders, arn[prefix.Length..]) is { } provider
            && provider.Arn(state.Id) == arn ? provider : null;
    }

    public static Result<SamlProvider> Require(AccountState state, string arn)
    {
        if (!IsProvider(arn))
        {
            return SamlErrors.InvalidArn(arn);
        }

        return Find(state, arn) is { } provider ? provider : SamlErrors.NoSuchProvider(arn);
    }

    private static bool IsProvider(string arn) => Arn.TryParse(arn, out var parsed)
        && parsed is { Partition: "aws", Service: "iam", Region: "" }
        && AccountId.TryParse(parsed.Account, out _)
        && parsed.Resource.StartsWith("saml-provider/", StringComparison.Ordinal)
        && parsed.Resource.Length > "saml-provider/".Length;
}
