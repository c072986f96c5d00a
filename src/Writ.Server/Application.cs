using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Writ.Server.Gateway;

namespace Writ.Server;

/// <summary>
/// What Kestrel calls for each request. The web framework's own host would put dependency injection, middleware and diagnostics
/// in between, of which the gateway uses nothing and for which every start and every request would wait.
/// </summary>
internal sealed class Application(Pipeline pipeline, OwnEndpoints own) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        // A connection keeps its context from one request to the next.
        if (contextFeatures is not IHostContextContainer<HttpContext> connection)
        {
            return new DefaultHttpContext(contextFeatures);
        }

        if (connection.HostContext is DefaultHttpContext known)
        {
            known.Initialize(contextFeatures);
            return known;
        }

        return connection.HostContext = new DefaultHttpContext(contextFeatures);
    }

    public Task ProcessRequestAsync(HttpContext context) =>
        context.Request.Path.StartsWithSegments(OwnEndpoints.Prefix, StringComparison.Ordinal) ? own.HandleAsync(context) : pipeline.HandleAsync(context);

    public void DisposeContext(HttpContext context, Exception? exception) => ((DefaultHttpContext)context).Uninitialize();
}
