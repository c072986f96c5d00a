using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Writ.Wire.Signing;

namespace Writ.Load;

/// <summary>Sessions in all accounts of an organization, to see what each of them may do.</summary>
internal static partial class Sessions
{
    /// <summary>Assumes the access role of so many accounts and prints the credentials, one line each.</summary>
    public static async Task<int> AssumeAsync(Uri url, int connections, int accounts)
    {
        var lines = new string[accounts - 1];
        var taken = await EachAsync(url, connections, accounts - 1, null, at =>
            $"Action=AssumeRole&Version=2011-06-15&RoleSessionName=bench&RoleArn=arn%3Aaws%3Aiam%3A%3A{Organizations.Id(at + 1)}%3Arole%2FOrganizationAccountAccessRole", (at, body) =>
            lines[at] = $"{Text(body, "AccessKeyId")} {Text(body, "SecretAccessKey")} {Text(body, "SessionToken")}");
        await Console.Out.WriteLineAsync(string.Join('\n', lines));
        return taken.Failed == 0 ? 0 : 1;
    }

    /// <summary>Lets each session call once and prints how many were let and how many refused by a guardrail, the total time, and the median and longest of one.</summary>
    public static async Task<int> SweepAsync(Uri url, int connections, string file)
    {
        var sessions = (await File.ReadAllLinesAsync(file)).Select(line => line.Split(' ')).Select(parts => new SigningCredentials(parts[0], parts[1], parts[2])).ToList();
        var refused = 0;
        var taken = await EachAsync(url, connections, sessions.Count, at => sessions[at], _ => "Action=ListAccountAliases&Version=2010-05-08", (_, body) =>
        {
            if (body.Contains("explicit deny in a service control policy", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref refused);
            }
        });
        Console.WriteLine(FormattableString.Invariant(
            $"{sessions.Count - taken.Failed} allowed, {refused} refused by a guardrail, {taken.Failed - refused} failed, {taken.Total:F0} ms in all, median {taken.Each[taken.Each.Count / 2]:F2} ms, longest {taken.Each[^1]:F1} ms"));
        return taken.Failed == refused ? 0 : 1;
    }

    private static async Task<Taken> EachAsync(Uri url, int connections, int count, Func<int, SigningCredentials>? who, Func<int, string> form, Action<int, string> use)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxConnectionsPerServer = connections, ActivityHeadersPropagator = null });
        var each = new double[count];
        var (next, failed) = (-1, 0);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            for (var at = Interlocked.Increment(ref next); at < count; at = Interlocked.Increment(ref next))
            {
                using var request = Signed(url, Encoding.UTF8.GetBytes(form(at)), who?.Invoke(at));
                var sent = Stopwatch.GetTimestamp();
                using var answer = await http.SendAsync(request);
                var body = await answer.Content.ReadAsStringAsync();
                each[at] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
                use(at, body);
                if (!answer.IsSuccessStatusCode && Interlocked.Increment(ref failed) == 1 && who is null)
                {
                    await Console.Error.WriteLineAsync(body);
                }
            }
        }));
        return new Taken(Stopwatch.GetElapsedTime(start).TotalMilliseconds, [.. each.Order()], failed);
    }

    private static HttpRequestMessage Signed(Uri url, byte[] body, SigningCredentials? credentials)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(Load.Signed.ContentType);
        foreach (var (name, value) in Load.Signed.Headers(url, body, credentials))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static string Text(string body, string element) =>
        Elements().Matches(body).FirstOrDefault(match => match.Groups["name"].Value == element)?.Groups["value"].Value ?? throw new InvalidDataException(body);

    [GeneratedRegex("<(?<name>AccessKeyId|SecretAccessKey|SessionToken)>(?<value>[^<]*)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Elements();

    private sealed record Taken(double Total, List<double> Each, int Failed);
}
