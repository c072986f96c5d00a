using System.Text.Json;
using Writ.Cli.Policies;
using Writ.Policy;

namespace Writ.Cli.Explain;

/// <summary>What a refusal means and what would have to change, by the layer that refused.</summary>
internal static class Advice
{
    /// <summary>The reason in plain words.</summary>
    public static string Why(Denial denial) => denial.Reason switch
    {
        null => "AWS does not say which policy denied it",
        { Layer: PolicyLayer.None, IsExplicit: true } => "a Deny statement applies; AWS does not say in which policy",
        { Layer: PolicyLayer.None } => "no statement allows it; AWS does not say in which layer one is missing",
        { IsExplicit: true, PolicyArn: { } arn } reason => $"a Deny statement of the {LayerWords.Noun(reason.Layer)} {arn} applies",
        { IsExplicit: true } reason => $"a Deny statement of {(reason.Layer == PolicyLayer.Identity ? "an" : "a")} {LayerWords.Noun(reason.Layer)} applies",
        var reason => $"no {LayerWords.Noun(reason.Layer)} allows it",
    };

    /// <summary>What would have to change.</summary>
    public static string Change(Denial denial) => denial.Reason switch
    {
        null => $"Find the layer first: give the policies (--identity, --scp and so on) to have the request decided here. Until then: some policy must have {Statement(denial)}, and none may deny it.",
        { Layer: PolicyLayer.None, IsExplicit: true } => "Find the Deny statement in the identity, resource, session, boundary, VPC endpoint or organization policies, and narrow it; no Allow outweighs it.",
        { IsExplicit: true } reason => $"Narrow or remove the Deny statement in {Whose(denial, reason.Layer)}, or make a request that its Condition spares; no Allow anywhere outweighs it.",
        { Layer: PolicyLayer.None } => $"Some policy must have {Statement(denial)}; a boundary, session policy or organization policy that exists must allow it too.",
        var reason => $"Add {Statement(denial)} to {Whose(denial, reason.Layer)}{Beware(reason.Layer)}.",
    };

    private static string Whose(Denial denial, PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => $"the policies of {Principal(denial)}",
        PolicyLayer.Boundary => $"the permissions boundary of {Principal(denial)}",
        PolicyLayer.Session => "the session policies, which whoever makes the session passes: make a new session",
        PolicyLayer.ServiceControl => "the organization's service control policies, in its management account: at every level from the root to the caller's account",
        PolicyLayer.ResourceControl => "the organization's resource control policies, in its management account",
        PolicyLayer.Endpoint => "the policy of the VPC endpoint that the request came through",
        PolicyLayer.Trust => $"the trust policy of {denial.Resource ?? "the role"}",
        _ => $"the policy of {denial.Resource ?? "the resource"} itself",
    };

    private static string Beware(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => "; in the same account a resource policy that names the caller would do as well",
        PolicyLayer.Boundary or PolicyLayer.Session => "; it only limits, so an identity policy has to allow it too",
        PolicyLayer.Trust or PolicyLayer.Resource => ", with the caller as its Principal",
        PolicyLayer.ServiceControl or PolicyLayer.Endpoint => "; it only limits, so the other policies have to allow it too",
        _ => "",
    };

    private static string Principal(Denial denial) => denial.RoleArn ?? denial.Principal ?? "the caller";

    /// <summary>A trust policy has no Resource.</summary>
    private static string Statement(Denial denial)
    {
        var resource = denial.Reason?.Layer == PolicyLayer.Trust ? "" : $", \"Resource\": {Quoted(denial.Resource ?? "*")}";
        return $"{{\"Effect\": \"Allow\", \"Action\": {Quoted(denial.Action ?? "…")}{resource}}}";
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
