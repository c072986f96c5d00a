using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

/// <summary>How OpenID Connect providers are found by ARN.</summary>
internal static class OpenIdConnectProviders
{
    public static Authorization Target(Call call, string arn) => Authorization.On(arn, Find(call.State, arn)?.Tags);

    public static OpenIdConnectProvider? Find(AccountState state, string arn)
    {
        var prefix = $"arn:aws:iam::{state.Id}:oidc-provider/";
        return arn.StartsWith(prefix, StringComparison.Ordinal)
            ? state.Get(IamState.OpenIdConnectProviders, OpenIdConnectProvider.KeyOf(arn[prefix.Length..]))
            : null;
    }

    public static Result<OpenIdConnectProvider> Require(AccountState state, string arn)
    {
        if (!IsProvider(arn))
        {
            return OpenIdConnectErrors.InvalidArn(arn);
        }

        return Find(state, arn) is { } provider ? provider : OpenIdConnectErrors.NoSuchProvider(arn);
    }

    /// <summary>Whether an ARN has the form of a provider's, in whatever account.</summary>
    public static bool IsProvider(string arn) => Arn.TryParse(arn, out var parsed)
        && parsed is { Partition: "aws", Service: "iam", Region: "" }
        && AccountId.TryParse(parsed.Account, out _)
        && parsed.Resource.StartsWith("oidc-provider/", StringComparison.Ordinal)
        && parsed.Resource.Length > "oidc-provider/".Length;
}
