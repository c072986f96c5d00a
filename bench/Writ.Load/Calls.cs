using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Writ.Load;

internal static class Calls
{
    public static async Task<int> OnceAsync(Uri url, string form)
    {
        using var http = Client(1);
        using var answer = await SendAsync(http, url, form);
        Console.WriteLine(await answer.Content.ReadAsStringAsync());
        return answer.IsSuccessStatusCode ? 0 : 1;
    }

    /// <summary>Sends the numbered requests from so many connections at once and prints the rate.</summary>
    public static async Task<int> ManyAsync(Uri url, int connections, int count, Func<int, string> form)
    {
        using var http = Client(connections);
        var next = 0;
        var failed = 0;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            for (var number = Interlocked.Increment(ref next); number <= count; number = Interlocked.Increment(ref next))
            {
                using var answer = await SendAsync(http, url, form(number));
                if (!answer.IsSuccessStatusCode && Interlocked.Increment(ref failed) == 1)
                {
                    Console.Error.WriteLine(await answer.Content.ReadAsStringAsync());
                }
            }
        }));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant($"{count / seconds:F0} requests/s, {failed} failed"));
        return failed == 0 ? 0 : 1;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, Uri url, string form)
    {
        var body = Encoding.UTF8.GetBytes(form);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(Signed.ContentType);
        foreach (var (name, value) in Signed.Headers(url, body))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    private static HttpClient Client(int connections) =>
        new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxConnectionsPerServer = connections, ActivityHeadersPropagator = null });
}
