using FsCheck;
using FsCheck.Fluent;
using Writ.Policy.Tests.Reference;
using Xunit;

namespace Writ.Policy.Tests.Evaluation;

/// <summary>Nothing that can be typed makes the parser or the evaluator throw.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void Parsing_any_text_never_throws()
    {
        Prop.ForAll<string?>(text => Parse(text ?? "")).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Parsing_and_deciding_on_mutated_documents_never_throws()
    {
        RandomPolicies random = new(7);
        for (int i = 0; i < 20_000; i++)
        {
            string document = Mutate(random, random.Document(principals: random.Chance(50)));
            foreach (PolicyKind kind in (ReadOnlySpan<PolicyKind>)[PolicyKind.Identity, PolicyKind.Resource, PolicyKind.Trust])
            {
                Assert.True(Parse(document, kind));
            }
        }
    }

    [Fact]
    public void Deciding_on_any_request_never_throws()
    {
        NamedPolicy policy = Given.Named(Given.Document("""
            {"Effect":"Allow","Action":["s3:*","*"],"Resource":["arn:aws:s3:::a*${k:k}?","*"],"Condition":{"StringLikeIfExists":{"k:k":"*${k:j}*"},"ArnLikeIfExists":{"k:k":"arn:${k:j}:*:*:*:*"},
             "DateLessThanIfExists":{"k:k":"2026"},"NotIpAddressIfExists":{"k:k":"::/0"},"NumericLessThanIfExists":{"k:k":"1"},"BinaryEqualsIfExists":{"k:k":"AQID"}}}
            """));
        Prop.ForAll<string?, string?, string?>((action, resource, value) =>
        {
            RequestContext context = Given.Context(("k:k", value ?? ""), ("k:j", action ?? ""));
            _ = Authorizer.Explain(Given.Request(Given.RoleSession, action ?? "", resource ?? "", context), new PolicySet { Identity = [policy], Resource = policy });
            return true;
        }).QuickCheckThrowOnFailure();
    }

    private static bool Parse(string document, PolicyKind kind = PolicyKind.Identity)
    {
        PolicyParseResult saved = CompiledPolicy.Parse(document, kind, PolicyStrictness.Save);
        PolicyParseResult stored = CompiledPolicy.Parse(document, kind);
        if (stored.Policy is { } policy)
        {
            _ = Authorizer.Decide(Given.Request(context: Given.Context(("aws:username", "x"))), new PolicySet { Identity = [new NamedPolicy("p", null, policy)] });
        }

        bool one = (saved.Policy is null) != (saved.Error is null) && (stored.Policy is null) != (stored.Error is null);
        return one && (stored.Error is null || stored.Error is { Line: > 0, Column: > 0 }) && (saved.Policy is null || stored.Policy is not null);
    }

    private static string Mutate(RandomPolicies random, string document)
    {
        const string alphabet = "{}[]\",:*?$'\\ \né→\ud83d0aAtn";
        char[] text = document.ToCharArray();
        for (int i = random.Next(4); i >= 0; i--)
        {
            int at = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => [.. text[..at], alphabet[random.Next(alphabet.Length)], .. text[at..]],
                1 => [.. text[..at], .. text[(at + 1)..]],
                _ => [.. text[..at], alphabet[random.Next(alphabet.Length)], .. text[(at + 1)..]],
            };
        }

        return new string(text);
    }
}
