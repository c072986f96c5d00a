using System.Text;

namespace Writ.Wire.Signing;

/// <summary>Whether a credential is scoped to where it is used. AWS names all that is wrong at once.</summary>
internal static class ClaimScope
{
    internal static SignatureCheck Check(SignatureClaim claim, in SigningPolicy policy)
    {
        var region = policy.ExpectedRegion is null || claim.Region == policy.ExpectedRegion;
        var service = policy.ExpectedService is not null && claim.Service.SequenceEqual(policy.ExpectedService);
        var terminator = claim.Credential.Terminator.Span is CredentialScope.RequiredTerminator;
        var date = claim.TimestampText.AsSpan(0, 8).SequenceEqual(claim.Date);
        if (region && service && terminator && date)
        {
            return SignatureCheck.Ok;
        }

        var sentences = new StringBuilder()
            .Append(region ? "" : SignatureMessages.WrongRegion(claim.Region))
            .Append(service ? "" : SignatureMessages.WrongService(policy.ExpectedService ?? ""))
            .Append(terminator ? "" : SignatureMessages.WrongTerminator(claim.Credential.Terminator.Span))
            .Append(date ? "" : SignatureMessages.WrongDate(claim.Date, claim.TimestampText));
        return new SignatureCheck(SignatureFault.WrongScope, sentences.ToString());
    }
}
