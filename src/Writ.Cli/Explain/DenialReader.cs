using System.Text.Json;
using Writ.Cli.Documents;

namespace Writ.Cli.Explain;

/// <summary>What was found in a text: the refusals, and how many records were none.</summary>
internal sealed record Denials(IReadOnlyList<Denial> Found, int Others);

/// <summary>
/// Reads refusals in the forms in which people have them: a decoded authorization message, CloudTrail's records one by one or in the lists of
/// its files and its API, or the text that a client printed.
/// </summary>
internal sealed class DenialReader(string file)
{
    private const int MaxDepth = 64;
    private const int MaxWrappers = 4;

    private readonly List<Denial> _found = [];
    private int _others;

    public static Denials Read(string file, string text)
    {
        var reader = new DenialReader(file);
        reader.ReadText(text, 0);
        return new Denials(reader._found, reader._others);
    }

    private void ReadText(string text, int wrappers)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InputException($"{file} is empty. It takes a decoded authorization message, a CloudTrail record or an AccessDenied text.");
        }

        var begin = text.AsSpan().TrimStart()[0];
        if (begin is not ('{' or '['))
        {
            ReadSentence(text);
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            ReadElement(document.RootElement, wrappers);
        }
        catch (JsonException broken)
        {
            throw new InputException($"{file}:{(broken.LineNumber ?? 0) + 1}:{(broken.BytePositionInLine ?? 0) + 1}: This is not JSON: {broken.Message}");
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            throw new InputException($"{file}: a string holds what is no character.");
        }
    }

    private void ReadSentence(string text)
    {
        var sentence = AccessDeniedSentence.Find(text) ?? throw new InputException(
            $"{file} holds neither JSON nor AWS's sentence \"User: … is not authorized to perform: …\". It takes a decoded authorization message, a CloudTrail record or an AccessDenied text.");
        _found.Add(new Denial
        {
            Source = "message", Principal = sentence.Principal, Action = sentence.Action, Resource = sentence.Resource, Reason = sentence.Reason, Message = text.Trim(),
        });
    }

    private void ReadElement(JsonElement element, int wrappers)
    {
        if (wrappers > MaxWrappers)
        {
            throw new InputException($"{file} is wrapped too often.");
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            ReadAll(element.EnumerateArray(), wrappers);
        }
        else if (DecodedMessage.Is(element))
        {
            Add(DecodedMessage.Read(element));
        }
        else if (AuditRecord.Is(element))
        {
            Add(AuditRecord.Read(element));
        }
        else if (element.Text("DecodedMessage") is { } message)
        {
            ReadText(message, wrappers + 1);
        }
        else if (element.Text("CloudTrailEvent") is { } record)
        {
            ReadText(record, wrappers + 1);
        }
        else
        {
            ReadWrapped(element, wrappers);
        }
    }

    private void ReadWrapped(JsonElement element, int wrappers)
    {
        if (element.Text("EncodedMessage") is not null)
        {
            throw new InputException($"{file} is still encoded. Decode it first: aws sts decode-authorization-message --encoded-message …");
        }

        // what a service's JSON protocol answers with
        if ((element.Text("message") ?? element.Text("Message")) is { } message)
        {
            ReadText(message, wrappers + 1);
            return;
        }

        foreach (var list in (ReadOnlySpan<string>)["Records", "Events"])
        {
            if (element.Member(list).ValueKind == JsonValueKind.Array)
            {
                ReadAll(element.Items(list), wrappers);
                return;
            }
        }

        throw new InputException($"{file} is JSON, but neither a decoded authorization message nor a CloudTrail record or a list of them.");
    }

    private void ReadAll(IEnumerable<JsonElement> elements, int wrappers)
    {
        foreach (var element in elements)
        {
            ReadElement(element, wrappers + 1);
        }
    }

    private void Add(Denial? denial)
    {
        if (denial is null)
        {
            _others++;
        }
        else
        {
            _found.Add(denial);
        }
    }
}
