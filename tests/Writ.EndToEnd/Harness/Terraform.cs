using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Writ.EndToEnd.Harness;

/// <summary>The `terraform` command in a directory of its own, with the AWS provider that the machine has; nothing is fetched.</summary>
internal sealed partial class Terraform(TemporaryDirectory place, Uri url)
{
    private const string Provider = "registry.terraform.io/hashicorp/aws";

    /// <summary>The folder of providers that has AWS's; null when this machine has none.</summary>
    public static string? Plugins { get; } = FindPlugins();

    public static string Folder { get; } = Path.Combine(Checkout.Root, "tests", "Writ.EndToEnd", "terraform");

    public static async Task<bool> IsHereAsync() =>
        Plugins is not null && (await Command.BashAsync("command -v terraform", [])).ExitCode == 0;

    /// <summary>Takes in the files all of whose operations are served.</summary>
    public async Task StartAsync(IReadOnlyCollection<string> awaited)
    {
        foreach (var path in Directory.EnumerateFiles(Folder, "*.tf"))
        {
            var needs = (await File.ReadAllLinesAsync(path))[0].Split(' ').Skip(2);
            if (!needs.Any(awaited.Contains))
            {
                File.Copy(path, place[Path.GetFileName(path)]);
            }
        }

        _ = (await RunAsync("init", "-plugin-dir=" + Plugins)).Succeeded;
    }

    /// <summary>Applies what is declared.</summary>
    /// <returns>How many resources were imported, added, changed and destroyed.</returns>
    public async Task<(int Imported, int Added, int Changed, int Destroyed)> ApplyAsync(params string[] options)
    {
        var output = (await RunAsync(["apply", "-auto-approve", .. options])).Succeeded;
        var match = Applied().Match(output);
        int Count(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        return match.Success
            ? (Count("imported"), Count("added"), Count("changed"), Count("destroyed"))
            : throw new InvalidOperationException(output);
    }

    /// <summary>What a plan would do; empty when nothing.</summary>
    public async Task<string> PlanAsync()
    {
        var plan = await RunAsync("plan", "-detailed-exitcode");
        return plan.ExitCode == 0 ? "" : plan.Output + plan.Errors;
    }

    /// <summary>Forgets all, and declares how to find each resource again.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> ForgetAsync()
    {
        using var state = JsonDocument.Parse(await File.ReadAllTextAsync(place["terraform.tfstate"]));
        var ways = (await File.ReadAllLinesAsync(Path.Combine(Folder, "imports.txt")))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split(' ', 2)).ToDictionary(words => words[0], words => words[1], StringComparer.Ordinal);
        var imports = new StringBuilder();
        var count = 0;
        foreach (var resource in state.RootElement.GetProperty("resources").EnumerateArray().Where(resource => resource.GetProperty("mode").GetString() == "managed"))
        {
            var type = resource.GetProperty("type").GetString() ?? "";
            var attributes = resource.GetProperty("instances")[0].GetProperty("attributes");
            var id = Attribute().Replace(ways[type], match => attributes.GetProperty(match.Groups["name"].Value).GetString() ?? "");
            imports.Append(CultureInfo.InvariantCulture, $"import {{\n  to = {type}.{resource.GetProperty("name").GetString()}\n  id = \"{id}\"\n}}\n");
            count++;
        }

        await File.WriteAllTextAsync(place["imports.tf"], imports.ToString());
        File.Delete(place["terraform.tfstate"]);
        return count;
    }

    public async Task DestroyAsync() => _ = (await RunAsync("destroy", "-auto-approve")).Succeeded;

    private Task<Outcome> RunAsync(params string[] words)
    {
        var environment = AwsCli.Environment(RootKey.Id, RootKey.Secret);
        environment["CHECKPOINT_DISABLE"] = "1";
        environment["TF_IN_AUTOMATION"] = "1";
        environment["TF_CLI_CONFIG_FILE"] = "/dev/null";
        environment["TF_VAR_url"] = url.GetLeftPart(UriPartial.Authority);
        environment["TF_VAR_files"] = Checkout.Client("files");
        environment["GOGC"] = "400"; // the provider's schemas are half a gigabyte that is read once: this takes a third off the time
        return Command.RunAsync("terraform", ["-chdir=" + place.Path, .. words, "-no-color", "-input=false"], environment);
    }

    private static string? FindPlugins()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string?[] folders =
        [
            Environment.GetEnvironmentVariable("TF_PLUGIN_CACHE_DIR"), Path.Combine(home, ".terraform.d", "plugins"), Path.Combine(home, ".local", "share", "terraform", "plugins"),
            "/usr/local/share/terraform/plugins", "/usr/share/terraform/plugins", .. Directory.Exists("/opt") ? Directory.EnumerateDirectories("/opt") : [],
        ];
        return folders.FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && Directory.Exists(Path.Combine(folder, Provider)));
    }

    [GeneratedRegex(@"Resources: (?:(?<imported>\d+) imported, )?(?<added>\d+) added, (?<changed>\d+) changed, (?<destroyed>\d+) destroyed", RegexOptions.ExplicitCapture)]
    private static partial Regex Applied();

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();
}
