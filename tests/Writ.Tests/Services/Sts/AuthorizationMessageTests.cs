using System.Buffers.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Kernel.Secrets;
using Writ.Policy;
using Writ.Services.Sts;
using Writ.Services.Sts.AuthorizationMessages;
using Xunit;

namespace Writ.Tests.Services.Sts;

public sealed class AuthorizationMessageTests : IDisposable
{
    private static readonly AccountId Account = AccountId.Parse("111122223333");
    private static readonly AccountId Other = AccountId.Parse("444455556666");
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly Vault _vault = new(new byte[32], IdSource.Cryptographic);

    [Fact]
    public void Message_opens_in_the_account_it_was_sealed_for_and_in_no_other()
    {
        var message = AuthorizationMessage.Seal(_vault, Account, Now, Sample());

        Assert.Equal("iam:CreateUser", AuthorizationMessage.Open(_vault, Account, Now, message)?.Action);
        Assert.Null(AuthorizationMessage.Open(_vault, Other, Now, message));
        using var foreign = new Vault([.. Enumerable.Repeat((byte)1, 32)], IdSource.Cryptographic);
        Assert.Null(AuthorizationMessage.Open(foreign, Account, Now, message));
    }

    [Fact]
    public void Message_that_is_cut_lengthened_or_has_one_forged_bit_does_not_open()
    {
        var message = AuthorizationMessage.Seal(_vault, Account, Now, Sample());
        var bytes = Base64Url.DecodeFromChars(message);

        for (var bit = 0; bit < bytes.Length * 8; bit += 7)
        {
            var forged = bytes.ToArray();
            forged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(AuthorizationMessage.Open(_vault, Account, Now, Base64Url.EncodeToString(forged)));
        }

        for (var length = 0; length < message.Length; length += 13)
        {
            Assert.Null(AuthorizationMessage.Open(_vault, Account, Now, message[..length]));
        }

        Assert.Null(AuthorizationMessage.Open(_vault, Account, Now, message + "AAAA"));
        Assert.Null(AuthorizationMessage.Open(_vault, Account, Now, new string('A', AuthorizationMessage.MaxLength + 1)));
    }

    [Fact]
    public void Session_token_is_no_message_and_a_message_no_session_token()
    {
        var claims = new SessionClaims
        {
            Account = Account,
            AccessKeyId = "ASIARTX3GSDS5GZEMCSC",
            SecretAccessKey = "secret",
            Kind = CallerKind.User,
            PrincipalId = "AIDAAAAAAAAAAAAAAAAAA",
            IssuedAt = Now,
            Expires = Now.AddHours(1),
        };
        var token = SessionTokens.Seal(_vault, claims);
        var message = AuthorizationMessage.Seal(_vault, Account, Now, Sample());

        Assert.Null(AuthorizationMessage.Open(_vault, Account, Now, token));
        Assert.Null(AuthorizationMessage.Open(_vault, Account, Now, Base64Url.EncodeToString(Convert.FromBase64String(token))));
        Assert.False(new SessionTokens(_vault).TryOpen(message, claims.AccessKeyId, Now, out _));
        Assert.False(new SessionTokens(_vault).TryOpen(Convert.ToBase64String(Base64Url.DecodeFromChars(message)), Account.ToString(), Now, out _));
    }

    [Fact]
    public void Message_has_one_length_whatever_it_tells()
    {
        var request = Request("arn:aws:iam::111122223333:user/x");
        var large = Request("arn:aws:iam::111122223333:user/" + new string('\u0001', 100_000));
        for (var at = 0; at < 200; at++)
        {
            large.Context.Set($"aws:RequestTag/{new string('k', at)}", [.. Enumerable.Repeat(new string('"', 5_000), 20)]);
        }

        var statements = string.Join(',', Enumerable.Range(0, 50).Select(at => $$"""{"Sid":"S{{at}}","Effect":"Deny","Action":"*","Resource":"{{new string('*', 900)}}"}"""));
        var small = Failures.Encode(_vault, Now, User, request, PolicySet.Empty);
        var big = Failures.Encode(_vault, Now, User, large, Identity($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""));

        Assert.Equal(small.Length, big.Length);
        Assert.InRange(small.Length, 1, 3_600); // fits 4 KiB of headers
        Assert.True(AuthorizationMessage.Open(_vault, Account, Now, big) is { IsExplicit: true, Resource.Length: > 0 });
        var decoded = JsonNode.Parse(DecodedMessage.Write(AuthorizationMessage.Open(_vault, Account, Now, big) ?? new FailureContext()));
        Assert.Equal("iam:CreateUser", (string?)decoded?["context"]?["action"]);
    }

    [Fact]
    public void Message_tells_nothing_of_another_accounts_resource_and_policy()
    {
        var trust = CompiledPolicy.Parse("""{"Version":"2012-10-17","Statement":{"Sid":"Theirs","Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}}""", PolicyKind.Trust).Policy
            ?? throw new InvalidOperationException();
        var request = Request("arn:aws:iam::444455556666:role/r", Other, "sts:AssumeRole");
        request.Context.Set("aws:ResourceTag/Secret", "theirs");
        request.Context.Set("iam:ResourceTag/Secret", "theirs");
        request.Context.Set("aws:PrincipalTag/Team", "ours");
        var policies = new PolicySet { Resource = new NamedPolicy("r", null, trust), ResourcePolicyIsMandatory = true, ResourcePolicyIsTrustPolicy = true };

        var opened = AuthorizationMessage.Open(_vault, Account, Now, Failures.Encode(_vault, Now, User, request, policies));

        Assert.True(opened?.IsExplicit);
        Assert.Empty(opened?.Statements ?? []);
        Assert.DoesNotContain(opened?.Conditions ?? [], key => key.Key.Contains("ResourceTag", StringComparison.Ordinal));
        Assert.Contains(opened?.Conditions ?? [], key => key.Key == "aws:PrincipalTag/Team");
    }

    [Fact]
    public void Message_tells_nothing_of_organization_policies()
    {
        var control = CompiledPolicy.Parse("""{"Version":"2012-10-17","Statement":{"Sid":"Theirs","Effect":"Deny","Action":"*","Resource":"*"}}""", PolicyKind.ServiceControl).Policy
            ?? throw new InvalidOperationException();
        var policies = new PolicySet { ServiceControl = [[new NamedPolicy("p", null, control)]] };

        var opened = AuthorizationMessage.Open(_vault, Account, Now, Failures.Encode(_vault, Now, User, Request("*"), policies));

        Assert.True(opened?.IsExplicit);
        Assert.Empty(opened?.Statements ?? []);
    }

    [Fact]
    public void Any_text_is_opened_or_refused() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll<string?>(text => AuthorizationMessage.Open(_vault, Account, Now, text ?? "") is null));

    [Fact]
    public void Any_request_can_be_told() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll<string?, string?, string?>((action, resource, value) =>
        {
            var request = Request(resource ?? "", action: action ?? "");
            request.Context.Set("aws:UserAgent", value ?? "");
            var opened = AuthorizationMessage.Open(_vault, Account, Now, Failures.Encode(_vault, Now, User, request, PolicySet.Empty));
            return opened is not null && JsonNode.Parse(DecodedMessage.Write(opened)) is not null;
        }));

    public void Dispose() => _vault.Dispose();

    private static Principal User { get; } = new()
    {
        Caller = new Caller { Kind = CallerKind.User, Arn = "arn:aws:iam::111122223333:user/mallory", Account = "111122223333", Name = "mallory", UniqueId = "AIDAAAAAAAAAAAAAAAAAA" },
        Account = Account,
        Arn = "arn:aws:iam::111122223333:user/mallory",
        UserId = "AIDAAAAAAAAAAAAAAAAAA",
        AccessKeyId = "AKIARTX3GSDS5GZEMCSC",
    };

    private static FailureContext Sample() => new() { Action = "iam:CreateUser", Resource = "*", PrincipalId = "AIDA", PrincipalArn = "arn" };

    private static AuthorizationRequest Request(string resource, AccountId? owner = null, string action = "iam:CreateUser") => new()
    {
        Caller = User.Caller,
        Action = action,
        Resource = resource,
        ResourceAccount = (owner ?? Account).ToString(),
        Context = [],
    };

    private static PolicySet Identity(string document) => new()
    {
        Identity = [new NamedPolicy("p", null, CompiledPolicy.Parse(document, PolicyKind.Identity).Policy ?? throw new InvalidOperationException(document))],
    };
}
