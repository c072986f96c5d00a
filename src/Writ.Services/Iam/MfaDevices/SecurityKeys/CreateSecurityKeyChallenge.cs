using System.Buffers.Text;
using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

[Shape]
public sealed partial class CreateSecurityKeyChallengeRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }
}

/// <summary>What a page hands to the browser to make a credential: challenge and ids in base 64 for URLs.</summary>
[Shape]
public sealed partial class CreateSecurityKeyChallengeResponse
{
    public required string Challenge { get; init; }

    public required string RelyingPartyId { get; init; }

    /// <summary>The user's unique id, whose UTF-8 bytes are WebAuthn's user handle.</summary>
    public required string UserId { get; init; }

    public required DateTimeOffset Expiration { get; init; }

    /// <summary>The user's security keys, of which none is to be registered again.</summary>
    public IReadOnlyList<string>? ExcludedCredentials { get; init; }
}

/// <summary>
/// The first step of registering a security key, which AWS: IAM User Guide, FIDO security keys, has in its console only, under
/// the same action and with the same condition key.
/// </summary>
[Operation(IamService.Name, Action = "iam:EnableMFADevice", IsExtension = true)]
public sealed class CreateSecurityKeyChallenge : IReadOperation<CreateSecurityKeyChallengeRequest, CreateSecurityKeyChallengeResponse>
{
    public static Authorization Authorize(CreateSecurityKeyChallengeRequest request, Call call) => Ask(call, request.UserName, "Create");

    public static Result<CreateSecurityKeyChallengeResponse> Handle(CreateSecurityKeyChallengeRequest request, Call call)
    {
        var owner = MfaTarget.Find(request.UserName, call, call.State);
        if (owner.Error is { } unknown)
        {
            return unknown;
        }

        var subject = SubjectOf(owner.Value, call.State);
        var known = call.State.FoundBy(IamState.MfaDevices, owner.Value.Index).Where(device => device.SecurityKey is not null);
        return new CreateSecurityKeyChallengeResponse
        {
            Challenge = KeyChallenge.Issue(Ceremony.Registration, subject, call),
            RelyingPartyId = call.Platform.RelyingParty.Id,
            UserId = subject,
            Expiration = call.Now + KeyChallenge.Lifetime,
            ExcludedCredentials = [.. known.Select(device => Base64Url.EncodeToString(device.SecurityKey?.CredentialId))],
        };
    }

    /// <summary>The question of one of the two steps.</summary>
    internal static Authorization Ask(Call call, string userName, string step) =>
        Authorization.Of([.. MfaTarget.Owner(call, userName).Questions.Select(question => question with { Keys = [new("iam:RegisterSecurityKey", [step])] })]);

    /// <summary>Whom a challenge is for: the user's unique id, which outlives renames, or the account for root.</summary>
    internal static string SubjectOf(CredentialOwner owner, AccountState state) =>
        owner.UserName is { } name && state.Get(IamState.Users, name) is { } user ? user.Id : state.Id.ToString();
}
