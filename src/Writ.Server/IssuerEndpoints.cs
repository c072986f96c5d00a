using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Writ.Kernel;
using Writ.Services.Iam.OutboundFederation;
using Writ.Services.Operations;

namespace Writ.Server;

/// <summary>
/// What relying parties read of an account that issues web identity tokens, without credentials: its discovery document and its
/// public keys. Whatever there is not (an account, an issuer, a document, or one that was disabled) is not found in the same way.
/// </summary>
internal sealed class IssuerEndpoints(Platform platform)
{
    /// <summary>How long relying parties may keep what they read; a new key is out for longer than this before it signs (<see cref="TokenIssuer.SignsWith"/>).</summary>
    private const string CacheControl = "public, max-age=300";

    /// <summary>A state's issuer is one object until it changes, and with it what it publishes.</summary>
    private readonly ConditionalWeakTable<TokenIssuer, Documents> _documents = [];

    /// <summary>Answers; false when there is nothing at that path.</summary>
    public async Task<bool> TryAnswerAsync(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            return false;
        }

        if (Find(http.Request.Path.Value ?? "") is not { } document)
        {
            return false;
        }

        http.Response.Headers.CacheControl = CacheControl;
        http.Response.Headers.ETag = document.Tag.ToString();
        if (IsKnown(http.Request.Headers.IfNoneMatch, document.Tag))
        {
            http.Response.StatusCode = 304;
            return true;
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = document.Bytes.Length;
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(document.Bytes, http.RequestAborted);
        }

        return true;
    }

    /// <summary>Whether the client has the document already (RFC 9110, If-None-Match: any of a list, compared weakly).</summary>
    private static bool IsKnown(StringValues header, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(header, out var known)
        && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false));

    private Document? Find(string path)
    {
        if (!TryRead(path, out var account, out var id, out var rest)
            || platform.Outlines(account) is not { } state
            || TokenIssuer.Of(state) is not { } issuer
            || !id.SequenceEqual(issuer.Id)
            || !issuer.IsPublished(platform.Time.GetUtcNow()))
        {
            return null;
        }

        var documents = _documents.GetValue(issuer, known => Documents.Of(known, account, platform.PublicUrl()));
        return rest switch
        {
            IssuerDocuments.ConfigurationPath => documents.Configuration,
            IssuerDocuments.KeysPath => documents.Keys,
            _ => null,
        };
    }

    /// <summary>Takes the path apart: the prefix, the account's digits, the issuer's id and the document's path.</summary>
    private static bool TryRead(ReadOnlySpan<char> path, out AccountId account, out ReadOnlySpan<char> id, out ReadOnlySpan<char> rest)
    {
        account = default;
        id = default;
        rest = default;
        if (!path.StartsWith(TokenIssuer.PathPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        path = path[TokenIssuer.PathPrefix.Length..];
        var first = path.IndexOf('/');
        var second = first < 0 ? -1 : path[(first + 1)..].IndexOf('/');
        if (second < 0 || !AccountId.TryParse(path[..first].ToString(), out account))
        {
            return false;
        }

        id = path.Slice(first + 1, second);
        rest = path[(first + 1 + second)..];
        return true;
    }

    private sealed record Document(byte[] Bytes, EntityTagHeaderValue Tag)
    {
        public static Document Of(byte[] bytes) => new(bytes, new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(bytes))}\""));
    }

    private sealed record Documents(Document Configuration, Document Keys)
    {
        public static Documents Of(TokenIssuer issuer, AccountId account, string publicUrl) =>
            new(Document.Of(IssuerDocuments.Configuration(issuer.Url(publicUrl, account))), Document.Of(IssuerDocuments.Keys(issuer)));
    }
}
