using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Writ.Kernel.State;
using Writ.Services.Organizations.Structure;

namespace Writ.Services.Organizations.Policies.Management;

/// <summary>What an account's management policies of one type come to, with those it inherits.</summary>
internal static class EffectivePolicies
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The effective policy of a node; null when no policy of the type reaches it.</summary>
    public static EffectivePolicy? Of(AccountState management, Node target, string type)
    {
        var levels = Tree.Upwards(management, target).Reverse().Select(node => Attachments.OfType(management, node, type).ToList()).Where(level => level.Count > 0).ToList();
        if (levels.Count == 0)
        {
            return null;
        }

        var merged = new EffectiveNode();
        foreach (var level in levels)
        {
            foreach (var policy in level)
            {
                if (!ManagementDocument.TryParse(type, policy.Content.Text, out var document))
                {
                    throw new InvalidDataException($"The stored policy {policy.Id} cannot be read.");
                }

                merged.Merge(document);
            }

            merged.EndLevel();
        }

        return new EffectivePolicy(Text(merged), levels.SelectMany(level => level).Max(policy => policy.UpdateDate));
    }

    private static string Text(EffectiveNode node)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Plain))
        {
            node.Write(json);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}

/// <param name="Content">The document, without operators.</param>
/// <param name="Updated">When the last of the policies it was made from was changed.</param>
internal sealed record EffectivePolicy(string Content, DateTimeOffset Updated);
