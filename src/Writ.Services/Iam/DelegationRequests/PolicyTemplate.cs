using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam.Policies;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>
/// Policy templates: managed policies of the requestor's account (or AWS's) with placeholders such as <c>@{bucketName}</c> in their values. They are filled in the
/// document's parsed form, so that no value can add to it: a placeholder becomes part of one string, or, for a list, several strings in its place.
/// </summary>
internal static class PolicyTemplate
{
    /// <summary>What a filled template may measure (AWS: IAM User Guide, temporary delegation, policy templates).</summary>
    private const int MaxLength = 2_048;

    /// <summary>Where filling stops, whatever the lists would multiply to; more than the text of a template with values of the permitted length.</summary>
    private const int MaxFilled = 8 * 1_024;

    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Result<FilledTemplate> Fill(DelegationPermissionShape permissions, AccountState state)
    {
        if (permissions.PolicyTemplateArn is not { } arn)
        {
            return DelegationErrors.NoTemplate;
        }

        var parameters = Read(permissions.Parameters ?? []);
        if (parameters.Error is { } error)
        {
            return error;
        }

        if (ManagedPolicies.Find(state, arn) is not { } template)
        {
            return DelegationErrors.NoSuchTemplate(arn);
        }

        var text = Fill(template.Default.Document.Text, parameters.Value);
        return text.Error is { } misfit ? misfit : Checked(text.Value) is { } wrong ? wrong : new FilledTemplate(arn, parameters.Value, new PolicyText(text.Value));
    }

    /// <summary>The template's text with its placeholders replaced.</summary>
    public static Result<string> Fill(string template, ImmutableList<PolicyParameter> parameters)
    {
        using var document = JsonDocument.Parse(template); // a saved policy, so valid and not deep
        using var output = new MemoryStream();
        using var json = new Utf8JsonWriter(output, AsWritten);
        var filling = new TemplateFilling(json, parameters, MaxFilled);
        filling.Write(document.RootElement);
        json.Flush();
        return filling.IsTooLong ? DelegationErrors.PolicyTooLong(MaxLength)
            : (filling.Problem ?? filling.Unused) is { } problem ? DelegationErrors.BadParameter(problem)
            : Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length);
    }

    private static AwsError? Checked(string policy) =>
        policy.Length > MaxLength ? DelegationErrors.PolicyTooLong(MaxLength)
        : CompiledPolicy.Parse(policy, PolicyKind.Identity, PolicyStrictness.Save) is { IsValid: false, Error: var error } ? DelegationErrors.BadPolicy(error.Message)
        : null;

    private static Result<ImmutableList<PolicyParameter>> Read(IReadOnlyList<PolicyParameterShape> shapes)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var parameters = ImmutableList.CreateBuilder<PolicyParameter>();
        foreach (var shape in shapes)
        {
            if (shape.Name is not { } name || shape.Values is not { Count: > 0 } values)
            {
                return DelegationErrors.BadParameter("each parameter has a name and values.");
            }

            if (!names.Add(name))
            {
                return DelegationErrors.BadParameter($"{name} is given twice.");
            }

            var type = shape.Type ?? PolicyParameter.Single;
            if (type == PolicyParameter.Single && values.Count != 1)
            {
                return DelegationErrors.BadParameter($"{name} is a string and so has one value.");
            }

            parameters.Add(new PolicyParameter(name, [.. values], type));
        }

        return parameters.ToImmutable();
    }
}

/// <param name="TemplateArn">The template.</param>
/// <param name="Parameters">What it was filled with.</param>
/// <param name="Policy">What it became.</param>
internal sealed record FilledTemplate(string TemplateArn, ImmutableList<PolicyParameter> Parameters, PolicyText Policy);
