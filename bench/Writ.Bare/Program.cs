// The yardstick: Kestrel with nothing on it. Reads the request's body and answers with a constant of a given size.
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

var port = int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture);
var answer = new byte[int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture)];
Array.Fill(answer, (byte)'x');

var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Listen(IPAddress.Loopback, port);
});
var app = builder.Build();
app.Run(async http =>
{
    while (true)
    {
        var read = await http.Request.BodyReader.ReadAsync();
        http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        if (read.IsCompleted)
        {
            break;
        }
    }

    http.Response.ContentType = "text/xml";
    http.Response.ContentLength = answer.Length;
    await http.Response.BodyWriter.WriteAsync(answer);
});
await app.RunAsync();
