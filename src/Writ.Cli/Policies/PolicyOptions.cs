using System.CommandLine;
using Writ.Cli.Documents;
using Writ.Policy;

namespace Writ.Cli.Policies;

/// <summary>The options that hand policies over, one per layer.</summary>
internal sealed class PolicyOptions(bool warns = false)
{
    private readonly Option<string[]> _identity = Files("--identity", "An identity-based policy of the user, a group of it, or the role. Repeatable.");
    private readonly Option<string?> _resource = File("--resource-policy", "The resource's own policy; for sts:AssumeRole and the like on a role, its trust policy.");
    private readonly Option<string[]> _boundary = Files("--boundary", "The permissions boundary.");
    private readonly Option<string[]> _session = Files("--session", "A session policy. Repeatable; what any of them allows is allowed.");
    private readonly Option<string[]> _scps = Levels("--scp", "A service control policy. LEVEL is a word, such as root, ou or account: policies of one level are or-ed, levels are and-ed. Without LEVEL each file is a level of its own. FullAWSAccess stands for AWS's policy of that name. Repeatable.");
    private readonly Option<string[]> _rcps = Levels("--rcp", "A resource control policy, by level like --scp. RCPFullAWSAccess is added to every level, as AWS does. Repeatable.");
    private readonly Option<string[]> _endpoint = Files("--vpce", "The policy of the VPC endpoint that the request comes through.");
    private readonly Option<bool> _strict = new("--strict") { Description = "Refuse policies that AWS would not save, in AWS's words, instead of only those that it could not evaluate." + (warns ? " Warnings end with exit code 2." : "") };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_identity, _resource, _boundary, _session, _scps, _rcps, _endpoint, _strict])
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the files.</summary>
    public PolicyInputs Read(ParseResult parsed) => new()
    {
        Identity = Texts(parsed, _identity) ?? [],
        Resource = parsed.GetValue(_resource) is { } file ? PolicyText.FromFile(file) : null,
        Boundary = Texts(parsed, _boundary),
        Session = Texts(parsed, _session),
        ServiceControl = ByLevel(parsed.GetValue(_scps) ?? []),
        ResourceControl = PolicyInputs.WithFullAccess(ByLevel(parsed.GetValue(_rcps) ?? [])),
        Endpoint = Texts(parsed, _endpoint),
        Strictness = IsStrict(parsed) ? PolicyStrictness.Save : PolicyStrictness.Stored,
    };

    public bool IsStrict(ParseResult parsed) => parsed.GetValue(_strict);

    /// <summary>One of the options was given.</summary>
    public bool IsGiven(ParseResult parsed) =>
        ((Option[])[_identity, _resource, _boundary, _session, _scps, _rcps, _endpoint]).Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>Files by level, levels in the order in which they are named first.</summary>
    private static IReadOnlyList<IReadOnlyList<PolicyText>> ByLevel(IReadOnlyList<string> values)
    {
        List<(string? Level, List<PolicyText> Policies)> levels = [];
        foreach (var value in values)
        {
            var (level, file) = Split(value);
            var found = level is null ? null : levels.Find(known => known.Level == level).Policies;
            if (found is null)
            {
                found = [];
                levels.Add((level, found));
            }

            found.Add(PolicyText.Known(file) ?? PolicyText.FromFile(file));
        }

        return [.. levels.Select(level => level.Policies)];
    }

    /// <summary>LEVEL=FILE; what is before the sign is no level when it is no plain word, as in ./a=b.json.</summary>
    private static (string? Level, string File) Split(string value)
    {
        var at = value.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && value.AsSpan(0, at).IndexOfAnyExcept(LevelCharacters) < 0 ? (value[..at], value[(at + 1)..]) : (null, value);
    }

    private static readonly System.Buffers.SearchValues<char> LevelCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private static IReadOnlyList<PolicyText>? Texts(ParseResult parsed, Option<string[]> option) =>
        parsed.GetValue(option) is { Length: > 0 } files ? [.. files.Select(file => PolicyText.FromFile(file))] : null;

    private static Option<string[]> Files(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    private static Option<string[]> Levels(string name, string description) => new(name) { Description = description, HelpName = "[LEVEL=]FILE" };
}
