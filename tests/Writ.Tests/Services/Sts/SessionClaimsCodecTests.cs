using System.Buffers;
using System.IO.Compression;
using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Sts;
using Xunit;

namespace Writ.Tests.Services.Sts;

/// <summary>Claims of every kind of session in bytes, and bytes of other versions.</summary>
public sealed class SessionClaimsCodecTests
{
    private const string Key = "ASIAAAAAAAAAAAAAAAAA";

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly Dictionary<string, SessionClaims> Kinds = new(StringComparer.Ordinal)
    {
        ["role"] = Of(CallerKind.RoleSession) with { PrincipalId = "AROAAAAAAAAAAAAAAAAAA", SessionName = "s", SourceIdentity = "alice" },
        ["saml"] = Of(CallerKind.RoleSession) with { SessionName = "s", Federation = new FederatedIdentity { Provider = "saml", Keys = [new("saml:sub", ["a", "b"])] } },
        ["user"] = Of(CallerKind.User) with { MfaAt = Now },
        ["root"] = Of(CallerKind.Root),
        ["federated user"] = Of(CallerKind.FederatedUser, new SessionPackage { Policy = new PolicyText("{}") }) with { SessionName = "bob" },
        ["root session"] = Of(CallerKind.AssumedRootSession, new SessionPackage { PolicyArns = ["task"] }),
        ["delegate"] = Of(CallerKind.AssumedRootSession, new SessionPackage { Delegation = new DelegatedSession { Requestor = "444455556666", ApproverPolicies = [] } }),
    };

    public static TheoryData<string> All => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Claims_are_read_as_they_were_written(string kind)
    {
        var claims = Kinds[kind];

        Assert.True(SessionClaimsCodec.TryRead(Written(claims), Key, out var read));

        Assert.Equal(Plain(claims), Plain(read));
        Assert.Equal(claims.Federation?.Provider, read.Federation?.Provider);
        Assert.Equal(claims.Federation?.Keys.SelectMany(key => key.Value.Prepend(key.Key)), read.Federation?.Keys.SelectMany(key => key.Value.Prepend(key.Key)));
        Assert.Equal(claims.Package?.Content.Policy?.Text, read.Package?.Content.Policy?.Text);
        Assert.Equal(claims.Package?.Content.PolicyArns, read.Package?.Content.PolicyArns);
        Assert.Equal(claims.Package?.Content.Delegation?.Requestor, read.Package?.Content.Delegation?.Requestor);
        Assert.Equal(claims.Package?.Content.Delegation?.ApproverPolicies, read.Package?.Content.Delegation?.ApproverPolicies); // none at all is not no limit
    }

    /// <summary>A kind's number is in every token, which outlives the release that made it.</summary>
    [Theory]
    [InlineData(CallerKind.Root, 1)]
    [InlineData(CallerKind.User, 2)]
    [InlineData(CallerKind.RoleSession, 3)]
    [InlineData(CallerKind.FederatedUser, 4)]
    [InlineData(CallerKind.AssumedRootSession, 9)]
    public void Kind_keeps_its_number(CallerKind kind, byte number) => Assert.Equal(number, Written(Of(kind))[1]);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 3)]
    [InlineData(2, 0x10)]
    [InlineData(2, 0x80)]
    public void Bytes_of_another_version_are_no_claims(int at, byte value)
    {
        var bytes = Written(Of(CallerKind.RoleSession));
        bytes[at] = value;

        Assert.False(SessionClaimsCodec.TryRead(bytes, Key, out _));
    }

    [Theory]
    [InlineData("""{"PolicyArns":[]}""", true)]
    [InlineData("""{"PolicyArns":[],"LimitToCome":"x"}""", false)]
    [InlineData("""{"Delegation":{"Requestor":"444455556666","LimitToCome":"x"}}""", false)]
    [InlineData("null", false)]
    public void Package_with_what_is_not_known_here_is_refused_rather_than_read_without_it(string package, bool isRead)
    {
        var bytes = Written(Of(CallerKind.RoleSession));
        bytes[2] = 1;
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(System.Text.Encoding.UTF8.GetBytes(package));
        }

        Assert.Equal(isRead, SessionClaimsCodec.TryRead([.. bytes, .. packed.ToArray()], Key, out _));
    }

    private static SessionClaims Plain(SessionClaims claims) => claims with { Package = null, Federation = null };

    private static byte[] Written(SessionClaims claims)
    {
        var output = new ArrayBufferWriter<byte>();
        SessionClaimsCodec.Write(output, claims);
        return output.WrittenSpan.ToArray();
    }

    private static SessionClaims Of(CallerKind kind, SessionPackage? package = null) => new()
    {
        Account = AccountId.Parse("000022223333"),
        AccessKeyId = Key,
        SecretAccessKey = "secret",
        Kind = kind,
        PrincipalId = "000022223333",
        IssuedAt = Now,
        Expires = Now.AddHours(1),
        Package = package is null ? null : PackedSession.Pack(package),
    };
}
