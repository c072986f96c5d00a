using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Policies;

/// <summary>Policies embedded in a user, group or role; the same for all three.</summary>
internal static class InlinePolicies
{
    /// <summary>Embeds a policy, in the place of one of the same name.</summary>
    public static Result<NoResponse> Put<T>(HolderKind<T> kind, string holderName, InlineRequest request, Draft draft) where T : PolicyHolder
    {
        var document = PolicyDocuments.Save(request.Document);
        var found = kind.FindModifiable(draft.State, holderName);
        if ((document.Error ?? found.Error) is { } error)
        {
            return error;
        }

        var holder = found.Value;
        var policy = new InlinePolicy(request.Name, document.Value);
        var policies = IndexOf(holder, request.Name) is >= 0 and var at ? holder.InlinePolicies.SetItem(at, policy) : holder.InlinePolicies.Add(policy);
        if (policies.Sum(embedded => embedded.Document.Size) > kind.InlineSize)
        {
            return IamErrors.InlineSizeExceeded(kind.InlineSize, kind.Word, holder.Name);
        }

        draft.Put(kind.Kind, holder with { InlinePolicies = policies });
        return NoResponse.Done;
    }

    /// <summary>An embedded policy with the entity it is embedded in.</summary>
    public static Result<Embedded> Get<T>(HolderKind<T> kind, string holderName, string name, AccountState state) where T : PolicyHolder
    {
        var found = kind.Find(state, holderName);
        if (found.Error is { } error)
        {
            return error;
        }

        return IndexOf(found.Value, name) is >= 0 and var at
            ? new Embedded(found.Value.Name, found.Value.InlinePolicies[at])
            : IamErrors.NoSuchInlinePolicy(kind.Word, name);
    }

    public static Result<NoResponse> Delete<T>(HolderKind<T> kind, string holderName, string name, Draft draft) where T : PolicyHolder
    {
        var found = kind.FindModifiable(draft.State, holderName);
        if (found.Error is { } error)
        {
            return error;
        }

        var holder = found.Value;
        if (IndexOf(holder, name) is not (>= 0 and var at))
        {
            return IamErrors.NoSuchInlinePolicy(kind.Word, name);
        }

        draft.Put(kind.Kind, holder with { InlinePolicies = holder.InlinePolicies.RemoveAt(at) });
        return NoResponse.Done;
    }

    /// <summary>A page of the names of the embedded policies.</summary>
    public static Result<Page<string>> List<T>(HolderKind<T> kind, string holderName, AccountState state, (string? Marker, int? MaxItems) page)
        where T : PolicyHolder
    {
        var found = kind.Find(state, holderName);
        return found.Error is { } error
            ? error
            : Paging.TakeOrdered(page.Marker, page.MaxItems, found.Value.InlinePolicies.Select(policy => policy.Name), name => name);
    }

    private static int IndexOf(PolicyHolder holder, string name) =>
        holder.InlinePolicies.FindIndex(policy => policy.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A policy to embed, as a request gives it.</summary>
internal readonly record struct InlineRequest(string Name, string Document);

/// <param name="Holder">The name of the user, group or role.</param>
/// <param name="Policy">The policy embedded in it.</param>
internal sealed record Embedded(string Holder, InlinePolicy Policy)
{
    /// <summary>The document as AWS's answers carry it.</summary>
    public string EncodedDocument => Wire.Query.FormText.Encode(Policy.Document.Text);
}
