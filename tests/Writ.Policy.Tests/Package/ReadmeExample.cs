namespace Writ.Policy.Tests.Package;

/// <summary>The example of the package's README, between the markers, as it is compiled and run.</summary>
internal static class ReadmeExample
{
    public static IEnumerable<string> Run()
    {
        // README: begin
        string document = """
            {
              "Version": "2012-10-17",
              "Statement": [{
                "Sid": "AllowRead",
                "Effect": "Allow",
                "Action": "s3:GetObject",
                "Resource": "arn:aws:s3:::reports/${aws:username}/*",
                "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
              }]
            }
            """;
        PolicyParseResult parsed = CompiledPolicy.Parse(document, PolicyKind.Identity, PolicyStrictness.Save);
        if (!parsed.IsValid)
        {
            throw new FormatException(parsed.Error.Detail); // with line and column; parsed.Error.Message is AWS's sentence
        }

        Caller alice = new() { Kind = CallerKind.User, Arn = "arn:aws:iam::111122223333:user/alice", Account = "111122223333", Name = "alice" };
        RequestContext context = new();
        context.AddCallerKeys(alice); // aws:PrincipalArn, aws:username …
        context.Set("aws:SourceIp", "192.0.2.10");
        AuthorizationRequest request = new()
        {
            Caller = alice, Action = "s3:GetObject", Resource = "arn:aws:s3:::reports/alice/june.csv", ResourceAccount = "111122223333", Context = context,
        };
        PolicySet policies = new() { Identity = [new NamedPolicy("reports", null, parsed.Policy)] };

        Decision decision = Authorizer.Decide(request, policies);
        yield return decision.Verdict.ToString();
        yield return decision.AccessDeniedMessage(request);

        Explanation explanation = Authorizer.Explain(request, policies);
        yield return explanation.Reason;
        yield return explanation.Advice;
        // README: end
    }
}
