using System.Text;

namespace Writ.Load;

internal static class WrkScript
{
    /// <summary>Prints a Lua script for wrk that sends the same signed bytes again and again, which are valid for a quarter of an hour.</summary>
    public static int Print(Uri url, string form)
    {
        var body = Encoding.UTF8.GetBytes(form);
        Console.WriteLine("wrk.method = \"POST\"");
        Console.WriteLine($"wrk.body = [==[{form}]==]");
        Console.WriteLine($"wrk.headers[\"Content-Type\"] = \"{Signed.ContentType}\"");
        Console.WriteLine($"wrk.headers[\"Host\"] = \"{url.Authority}\"");
        foreach (var (name, value) in Signed.Headers(url, body))
        {
            Console.WriteLine($"wrk.headers[\"{name}\"] = [==[{value}]==]");
        }

        return 0;
    }
}
