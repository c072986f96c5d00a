using System.IO.Compression;
using System.Text;
using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;

namespace Writ.Services.Iam.Reports;

/// <summary>
/// Writes the credential report's table: root first, then the users by name, as many at a time as the audit log is asked about
/// at once. What is held in memory is one such part and the compressed table.
/// </summary>
internal static class CredentialTable
{
    public static async ValueTask<byte[]> CompressedAsync(Call call, CancellationToken cancellation)
    {
        using var target = new MemoryStream();
        await using (var text = new StreamWriter(new DeflateStream(target, CompressionLevel.Fastest), new UTF8Encoding(false)))
        {
            text.Write(string.Join(',', CredentialColumns.All.Select(column => column.Name)));
            foreach (var users in call.State.All(IamState.Users).Values.Prepend(null).Chunk(LastUses.Batch))
            {
                await WriteAsync(users, text, call, cancellation).ConfigureAwait(false);
            }
        }

        return target.ToArray();
    }

    private static async ValueTask WriteAsync(User?[] users, StreamWriter text, Call call, CancellationToken cancellation)
    {
        var keys = Array.ConvertAll(users, user => call.State.FoundBy(IamState.AccessKeys, CredentialOwner.IndexOf(user?.Name)).ToList());
        var uses = await LastUses.NewestAsync(call, [.. keys.SelectMany(of => of).Select(key => key.Id)], cancellation).ConfigureAwait(false);
        for (var at = 0; at < users.Length; at++)
        {
            var row = new CredentialRow { State = call.State, Created = users[at]?.CreateDate ?? UserShape.OfRoot(call).CreateDate, User = users[at], Keys = keys[at], Uses = uses };
            text.Write('\n');
            text.Write(string.Join(',', CredentialColumns.All.Select(column => Quoted(column.Value(row)))));
        }
    }

    /// <summary>RFC 4180: a name may have a comma, a path quotation marks too. Nothing here has a line break.</summary>
    internal static string Quoted(string value) =>
        value.AsSpan().ContainsAny(',', '"') ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
