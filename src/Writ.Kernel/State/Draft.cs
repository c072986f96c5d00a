namespace Writ.Kernel.State;

/// <summary>
/// The next state of an account while an operation writes it, with the changes that lead there. A draft belongs to one
/// call and is thrown away when the call fails, so a handler may refuse at any point.
/// </summary>
/// <param name="origin">The account as it is.</param>
/// <param name="others">Begins drafts of other accounts, for an operation that declares that it writes several.</param>
public sealed class Draft(AccountState origin, Func<AccountId, Draft>? others = null)
{
    // By the key in upper case: keys that differ only in case are one resource, and must not become two changes.
    private readonly Dictionary<(string Kind, string Name), Change> _changes = [];

    /// <summary>The account with all changes made so far.</summary>
    public AccountState State { get; private set; } = origin;

    /// <summary>The state this draft began with.</summary>
    public AccountState Origin { get; } = origin;

    /// <summary>Each changed resource once, as it will be stored.</summary>
    public IReadOnlyCollection<Change> Changes => _changes.Values;

    /// <summary>The draft of any account, committed together with this one; an account that does not exist begins empty.</summary>
    /// <exception cref="InvalidOperationException">The operation did not declare that it writes several accounts.</exception>
    public Draft Of(AccountId account) =>
        account == Origin.Id ? this
        : others is null ? throw new InvalidOperationException($"The write of account {Origin.Id} may not touch {account}.")
        : others(account);

    public T? Get<T>(ResourceKind<T> kind, string key) where T : class => State.Get(kind, key);

    public void Put<T>(ResourceKind<T> kind, T resource) where T : class
    {
        var key = kind.Key(resource);
        State = State.With(kind, resource);
        _changes[(kind.Name, key.ToUpperInvariant())] = new Change(kind.Name, key, kind.Write(resource));
    }

    public void Remove<T>(ResourceKind<T> kind, string key) where T : class
    {
        if (State.Get(kind, key) is { } resource)
        {
            // The stored key keeps the case it was created with.
            var stored = kind.Key(resource);
            State = State.Without(kind, stored);
            _changes[(kind.Name, stored.ToUpperInvariant())] = new Change(kind.Name, stored, null);
        }
    }

    /// <summary>The finished state, one revision on.</summary>
    public AccountState Complete() => State.Next();
}
