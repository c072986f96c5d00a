using System.CommandLine;
using System.Text;
using Writ.Cli.Documents;
using Writ.Cli.Policies;
using Writ.Policy;

namespace Writ.Cli.Simulate;

/// <summary>The options of `writ simulate`, and the questions they ask.</summary>
internal sealed class SimulateOptions
{
    private readonly Option<string?> _principal = new("--principal") { HelpName = "ARN", Description = "Who asks: the ARN of a user, role, role session, federated user, identity provider or account root; a service's name; or anonymous." };
    private readonly Option<string?> _role = new("--role-arn") { HelpName = "ARN", Description = "The role's ARN with its path, which the ARN of a session leaves out." };
    private readonly Option<string[]> _actions = new("--action") { HelpName = "ACTION", Description = "What is asked for, as in s3:GetObject. Repeatable: every action is asked on every resource." };
    private readonly Option<string[]> _resources = new("--resource") { HelpName = "ARN", Description = "On which resource. Repeatable. Default '*', for actions without resource." };
    private readonly Option<string?> _account = new("--resource-account") { HelpName = "DIGITS", Description = "The account that owns the resource. Default: the ARN's, or the principal's where the ARN has none." };
    private readonly Option<string[]> _context = new("--context") { HelpName = "KEY=VALUE", Description = "A condition key of the request. Repeatable; a repeated key holds several values." };
    private readonly Option<string?> _case = new("--case") { HelpName = "FILE", Description = "Take request and policies from one case, in the format of docs/decision-cases.md." };
    private readonly Option<string?> _cases = new("--cases") { HelpName = "FILE", Description = "Decide many cases: JSON lines or a YAML list. Prints a JSON line per case; exit code 0: every 'expected' agrees, 1: one does not, 2: a case is unreadable, or there is none." };
    private readonly Option<bool> _json = new("--json") { Description = "Print a JSON object." };
    private readonly Option<bool> _explain = new("--explain") { Description = "Show every statement that speaks about the action, layer by layer, and what kept it from applying." };
    private readonly PolicyOptions _policies = new(warns: true);

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_principal, _role, _actions, _resources, _account, _context])
        {
            command.Add(option);
        }

        _policies.AddTo(command);
        foreach (var option in (Option[])[_case, _cases, _json, _explain])
        {
            command.Add(option);
        }
    }

    public bool Explains(ParseResult parsed) => parsed.GetValue(_explain);

    public bool IsForMachines(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Warnings are errors.</summary>
    public bool IsStrict(ParseResult parsed) => _policies.IsStrict(parsed);

    /// <summary>The file of many cases; null when one question is asked.</summary>
    public string? CasesFile(ParseResult parsed)
    {
        if (parsed.GetValue(_cases) is { } file)
        {
            RequireAlone(parsed, _cases);
            return file;
        }

        return null;
    }

    /// <summary>What is asked, each question with the policies compiled for it.</summary>
    public IEnumerable<SimulatedQuestion> Questions(ParseResult parsed)
    {
        if (parsed.GetValue(_case) is { } file)
        {
            RequireAlone(parsed, _case);
            return [OneCase(file)];
        }

        return Combinations(parsed);
    }

    private IEnumerable<SimulatedQuestion> Combinations(ParseResult parsed)
    {
        if (parsed.GetValue(_principal) is not { } principal || parsed.GetValue(_actions) is not { Length: > 0 } actions)
        {
            throw new InputException("a question needs --principal and --action, or --case or --cases with a file. Try 'writ simulate --help'.");
        }

        var caller = PrincipalText.Read(principal, parsed.GetValue(_role));
        var account = parsed.GetValue(_account);
        if (account is not null && !PrincipalText.IsAccount(account))
        {
            throw new InputException($"--resource-account takes 12 digits, not '{account}'.");
        }

        var context = new RequestContext();
        ContextFlags.AddTo(context, parsed.GetValue(_context) ?? []);
        context.AddCallerKeys(caller);
        var policies = _policies.Read(parsed);
        string[] resources = parsed.GetValue(_resources) is { Length: > 0 } given ? given : ["*"];
        return from action in actions
               from resource in resources
               let question = QuestionText.Request(caller, action, resource, account, context)
               select new SimulatedQuestion(question, resource, policies.For(action, question.Resource));
    }

    private static SimulatedQuestion OneCase(string file)
    {
        var text = InputFile.ReadText(file);
        var name = InputFile.NameOf(file);
        var json = text.AsSpan().TrimStart().StartsWith("{") ? text : CaseYaml.ToJson(YamlTree.Read(name, text));
        var (read, error) = DecisionCase.Parse(Encoding.UTF8.GetBytes(json));
        return read is null ? throw new InputException($"{name}: {error}") : new SimulatedQuestion(read.Request, read.Request.Resource, read.Policies);
    }

    private void RequireAlone(ParseResult parsed, Option option)
    {
        var others = new Option[] { _principal, _role, _actions, _resources, _account, _context, _case, _cases }.Where(other => other != option);
        if (others.Any(other => parsed.GetResult(other) is { Implicit: false }) || _policies.IsGiven(parsed))
        {
            throw new InputException($"{option.Name} brings request and policies along: leave out the other options that give them.");
        }

        if (option == _cases && parsed.GetValue(_json))
        {
            throw new InputException("--cases prints JSON lines always: leave out --json.");
        }
    }
}
