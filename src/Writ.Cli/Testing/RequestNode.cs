using Writ.Cli.Documents;
using Writ.Cli.Policies;
using Writ.Cli.Simulate;
using Writ.Policy;

namespace Writ.Cli.Testing;

/// <summary>
/// The `request:` of a test, or a part of it: the file's defaults, the test's own and the row's are laid over each other key by key, the
/// context's keys likewise.
/// </summary>
internal sealed record RequestNode
{
    private static readonly string[] Keys = ["principal", "action", "resource", "resourceAccount", "context"];

    private const int MostCombinations = 10_000;

    public DocumentNode? Principal { get; init; }

    public DocumentNode? Actions { get; init; }

    public DocumentNode? Resources { get; init; }

    public DocumentNode? ResourceAccount { get; init; }

    /// <summary>Condition keys and their values; null values take a default away.</summary>
    public IReadOnlyList<DocumentEntry> Context { get; init; } = [];

    /// <summary>This request with another one's keys laid over it.</summary>
    public RequestNode With(DocumentNode? node)
    {
        if (node is null || node.IsNull)
        {
            return this;
        }

        node.RequireMap("request", Keys);
        return this with
        {
            Principal = node.Find("principal") ?? Principal,
            Actions = node.Find("action") ?? Actions,
            Resources = node.Find("resource") ?? Resources,
            ResourceAccount = node.Find("resourceAccount") ?? ResourceAccount,
            Context = node.Find("context") is { } context ? Over(Entries(context)) : Context,
        };
    }

    /// <summary>The context with other keys laid over it, ignoring case as policies do.</summary>
    public IReadOnlyList<DocumentEntry> Over(IReadOnlyList<DocumentEntry> others) =>
        [.. Context.Where(mine => !others.Any(other => string.Equals(other.Name, mine.Name, StringComparison.OrdinalIgnoreCase))), .. others];

    /// <summary>Every action on every resource, with the resource as it is written.</summary>
    public IEnumerable<(AuthorizationRequest Request, string Resource, bool IsOnlyOne)> Questions(DocumentNode test)
    {
        if (Actions is null || Actions.IsNull)
        {
            throw test.Wrong("The test asks for no action: give its request an action, as in 's3:GetObject'.");
        }

        var caller = PrincipalNode.Read(Principal is null || Principal.IsNull ? throw test.Wrong("The test has no principal: give its request one, as in 'arn:aws:iam::123456789012:user/alice'.") : Principal);
        var actions = Checked(Actions, "action", QuestionText.WhyNoAction);
        var resources = Resources is null || Resources.IsNull ? ["*"] : Checked(Resources, "resource", QuestionText.WhyNoResource);
        if ((long)actions.Count * resources.Count > MostCombinations)
        {
            throw test.Wrong($"The test asks {(long)actions.Count * resources.Count} questions; {MostCombinations} is the most.");
        }

        var context = ReadContext(caller);
        var account = ResourceAccount is null || ResourceAccount.IsNull ? null : Account(ResourceAccount);
        return from action in actions
               from resource in resources
               select (QuestionText.Request(caller, action, resource, account, context), resource, actions.Count * resources.Count == 1);
    }

    private static IReadOnlyList<string> Checked(DocumentNode node, string what, Func<string, string?> whyNot)
    {
        foreach (var item in node.AsList())
        {
            if (whyNot(item.TextOf(what)) is { } reason)
            {
                throw item.Wrong(reason);
            }
        }

        return node.AsList().Count > 0 ? node.TextsOf(what) : throw node.Wrong($"{what} is an empty list.");
    }

    private static string Account(DocumentNode node) =>
        PrincipalText.IsAccount(node.TextOf("resourceAccount")) ? node.Text : throw node.Wrong($"'{node.Text}' is no account: it takes 12 digits.");

    private static IReadOnlyList<DocumentEntry> Entries(DocumentNode context) => context.Kind switch
    {
        NodeKind.Null => [],
        NodeKind.Map => context.Entries,
        _ => throw context.Wrong("context must be a map of condition keys, as in 'aws:SourceIp: 203.0.113.7'."),
    };

    private RequestContext ReadContext(Caller caller)
    {
        var context = new RequestContext();
        foreach (var (key, value) in Context)
        {
            if (!key.Text.Contains(':', StringComparison.Ordinal))
            {
                throw key.Wrong($"'{key.Text}' is no condition key; they look like aws:SourceIp.");
            }

            if (value.Kind == NodeKind.List)
            {
                context.Set(key.Text, value.TextsOf(key.Text));
            }
            else if (!value.IsNull)
            {
                context.Set(key.Text, value.TextOf(key.Text));
            }
        }

        context.AddCallerKeys(caller);
        return context;
    }
}
