using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Policies;

/// <summary>Managed policies attached to a user, group or role; the same for all three.</summary>
internal static class Attachments
{
    /// <summary>Attaches a policy; one that is attached already stays so.</summary>
    public static Result<NoResponse> Attach<T>(HolderKind<T> kind, string holderName, string arn, Draft draft) where T : PolicyHolder
    {
        var found = FindModifiable(kind, holderName, arn, draft.State);
        if (found.Error is { } error)
        {
            return error;
        }

        if (ManagedPolicies.Find(draft.State, arn) is not { } policy)
        {
            return IamErrors.NotAttachable(arn);
        }

        if (policy.IsForServiceLinkedRoles)
        {
            return IamErrors.ServiceRolePolicy(kind.Word);
        }

        var holder = found.Value;
        if (holder.AttachedPolicies.Contains(arn))
        {
            return NoResponse.Done;
        }

        if (holder.AttachedPolicies.Count >= kind.AttachedPolicies)
        {
            return IamErrors.QuotaExceeded(kind.AttachedQuota, kind.AttachedPolicies);
        }

        draft.Put(kind.Kind, holder with { AttachedPolicies = holder.AttachedPolicies.Add(arn) });
        return NoResponse.Done;
    }

    public static Result<NoResponse> Detach<T>(HolderKind<T> kind, string holderName, string arn, Draft draft) where T : PolicyHolder
    {
        var found = FindModifiable(kind, holderName, arn, draft.State);
        if (found.Error is { } error)
        {
            return error;
        }

        if (!found.Value.AttachedPolicies.Contains(arn))
        {
            return IamErrors.NoSuchPolicy(arn);
        }

        draft.Put(kind.Kind, found.Value with { AttachedPolicies = found.Value.AttachedPolicies.Remove(arn, StringComparer.Ordinal) });
        return NoResponse.Done;
    }

    /// <summary>A page of the attached policies below a path, by name.</summary>
    public static Result<Page<AttachedPolicyShape>> List<T>(HolderKind<T> kind, string holderName, AttachedQuery query, AccountState state)
        where T : PolicyHolder
    {
        var found = kind.Find(state, holderName);
        if (found.Error is { } error)
        {
            return error;
        }

        var prefix = query.PathPrefix ?? "/";
        var policies = found.Value.AttachedPolicies.Select(PolicyName.Of).Where(policy => policy.Path.StartsWith(prefix, StringComparison.Ordinal));
        var page = Paging.TakeOrdered(query.Marker, query.MaxItems, policies, policy => policy.Key);
        return page.Error is { } invalid
            ? invalid
            : new Page<AttachedPolicyShape>([.. page.Value.Items.Select(AttachedPolicyShape.Of)], page.Value.Marker);
    }

    private static Result<T> FindModifiable<T>(HolderKind<T> kind, string holderName, string arn, AccountState state) where T : PolicyHolder =>
        ManagedPolicies.IsArn(arn) ? kind.FindModifiable(state, holderName) : IamErrors.InvalidArn(arn);
}

/// <summary>Which attached policies a list operation shows.</summary>
internal readonly record struct AttachedQuery(string? PathPrefix, string? Marker, int? MaxItems);

/// <summary>The parts of a managed policy's ARN.</summary>
/// <param name="Arn">All of it.</param>
/// <param name="Path">Begins and ends with a slash.</param>
/// <param name="Name">The policy's name.</param>
/// <param name="Owner">The account, or <c>aws</c>.</param>
internal sealed record PolicyName(string Arn, string Path, string Name, string Owner)
{
    /// <summary>Orders by name; AWS and the account may each have a policy of one name. No name has a space in it.</summary>
    public string Key => $"{Name} {Owner}";

    /// <param name="arn">The ARN of a policy that was found, so of the right form.</param>
    public static PolicyName Of(string arn)
    {
        _ = Kernel.Arn.TryParse(arn, out var parsed);
        var path = parsed.Resource.IndexOf('/', StringComparison.Ordinal);
        var name = parsed.Resource.LastIndexOf('/') + 1;
        return new PolicyName(arn, parsed.Resource[path..name], parsed.Resource[name..], parsed.Account);
    }
}
