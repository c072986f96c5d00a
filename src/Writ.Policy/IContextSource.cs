namespace Writ.Policy;

/// <summary>Knows the condition keys of one request, and sets them when a policy asks for any.</summary>
public interface IContextSource
{
    /// <summary>Sets all keys. Called once at most, while the request is decided or explained; it must not throw.</summary>
    void AddTo(RequestContext context);
}
