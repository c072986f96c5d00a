using System.Text.Json;

namespace Writ.Policy.Tests.Reference;

/// <summary>Random documents and requests over a small vocabulary, so that statements apply often enough to matter.</summary>
internal sealed class RandomPolicies(int seed)
{
    private static readonly string[] s_actionPatterns =
        ["*", "s3:*", "s3:Get*", "s3:GetObject", "S3:getobject", "s3:?etObject", "s3:*Object", "s3:Put*", "sts:AssumeRole", "sts:*", "kms:Decrypt", " s3:GetObject", "s3:", "s3:G*t*", "*:*", "iam:*", "s?:*", "*3:GetObject", "**", "s3:Get:Object", ""];

    private static readonly string[] s_resourcePatterns =
        ["*", "arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/alice/a", "arn:aws:s3:::bucket/${aws:username}/*", "arn:aws:s3:::*/a", "arn:aws:s3", "arn:aws:*:*:*:bucket/?lice/*",
         "arn:aws:s3:::bucket/${aws:PrincipalTag/team, 'none'}/*", "arn:aws:s3:*:*:buck*", "**", "arn:*", "arn:aws:kms:*:111122223333:key/*", "arn:aws:iam::111122223333:role/*",
         "arn:aws:s3:::bucket/${*}/*", "?rn:aw?:s*::*:bucket/*", "arn:aws:s3:::bucket/?????/a", "arn:aws:s3:::${aws:username}*", "?", "arn:aws:s3:::b*t/?l?ce/*", "arn:aws:s3:::*t/${aws:username}?*", "arn:aws:s3:::*?t/${aws:PrincipalTag/team}${aws:username}*a", "arn:aws:s3:::bucket/*a*a*", "arn:aws:s3:::buc*/${aws:TagKeys}/*"];

    private static readonly string[] s_resources =
        ["arn:aws:s3:::bucket/alice/a", "arn:aws:s3:::bucket/none/a", "arn:aws:s3:::bucket/*/a", "arn:aws:s3:::bucket", "arn:aws:s3:::other/a", "*",
         "arn:aws:kms:eu-west-1:111122223333:key/1", "arn:aws:iam::111122223333:role/path/app", "arn:aws:s3:::bucket/*"];

    private static readonly string[] s_actions = ["s3:GetObject", "s3:PutObject", "S3:GETOBJECT", "sts:AssumeRole", "kms:Decrypt", "s3:GetObjectAcl"];

    private static readonly string[] s_principals =
        ["\"*\"", """{"AWS":"*"}""", """{"AWS":"111122223333"}""", """{"AWS":"arn:aws:iam::111122223333:root"}""", """{"AWS":"arn:aws:iam::444455556666:root"}""",
         """{"AWS":"arn:aws:iam::111122223333:user/div/alice"}""", """{"AWS":"arn:aws:iam::111122223333:role/path/app"}""",
         """{"AWS":"arn:aws:sts::111122223333:assumed-role/app/s1"}""", """{"AWS":"AROAAPPAPPAPPAPPAPP1"}""", """{"AWS":"AIDAALICEALICEALICE1"}""",
         """{"Service":"sns.amazonaws.com"}""", """{"AWS":["arn:aws:iam::111122223333:user/div/alice","111122223333"]}""",
         """{"AWS":["arn:aws:iam::111122223333:role/path/app","arn:aws:iam::111122223333:root"]}""", """{"AWS":"arn:aws:sts::111122223333:federated-user/bob"}""",
         """{"Federated":"arn:aws:iam::111122223333:oidc-provider/id.example.com"}""", """{"AWS":"arn:aws:iam::111122223333:role/app"}""",
         """{"Service":["sns.amazonaws.com","x.amazonaws.com"],"AWS":"111122223333"}""", $$"""{"CanonicalUser":"{{Given.CanonicalId}}"}""",
         """{"Federated":"arn:aws:iam::111122223333:saml-provider/corp"}""", """{"AWS":"arn:aws:sts::111122223333:assumed-root"}""", """{"AWS":"*","Service":"x.amazonaws.com"}""",
         """{"AWS":["arn:aws:sts::111122223333:federated-user/bob","arn:aws:iam::111122223333:user/div/alice","arn:aws:iam::111122223333:root"]}""",
         """{"AWS":["arn:aws:sts::111122223333:assumed-role/app/s1","arn:aws:iam::111122223333:role/path/app","111122223333"]}"""];

    private static readonly string[] s_text = ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"];
    private static readonly string[] s_numeric =
        ["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"];
    private static readonly string[] s_date = ["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"];
    private static readonly string[] s_address = ["IpAddress", "NotIpAddress"];
    private static readonly string[] s_arn = ["ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals"];
    private static readonly string[] s_numbers = ["10", "10.0", "300", "-1", "x", "1e1"];
    private static readonly string[] s_dates = ["2026-01-01T00:00:00Z", "2026", "1767225600", "2026-01", "2025-12-31T23:00:00-01:00", "never"];
    private static readonly string[] s_blocks = ["10.0.0.0/8", "10.1.2.3", "2001:db8::/32", "0.0.0.0/0", "::/0"];
    private static readonly string[] s_arns =
        ["arn:aws:sns:*:111122223333:*", "arn:aws:sns:eu-west-1:111122223333:t", "arn:*:*:*:*:*", "*", "arn:aws:sns:${aws:RequestedRegion}:*:*", "${aws:PrincipalArn}",
         "arn:aws:sns:?u-west-1:*:${aws:username, 't'}"];

    private static readonly (string Key, string[] Operators, string[] Values)[] s_conditions =
    [
        ("aws:username", s_text, ["alice", "ALICE", "al*", "${aws:PrincipalTag/team}", "a${?}", "*", "${*}", "?????", "*l?c*", "*${aws:PrincipalTag/team}?*", "?*?"]),
        ("aws:principaltag/TEAM", s_text, ["blue", "BLUE", "${aws:username}", "b?ue", "*", "${aws:none, 'blue'}", "${$}{x}"]),
        ("aws:TagKeys", s_text, ["a", "b", "*", "A", "${aws:TagKeys}", "?"]),
        ("aws:none", [.. s_text, "Bool", "DateLessThan", "NumericNotEquals", "NotIpAddress", "ArnNotLike", "BinaryEquals", "Null"], ["true", "false"]),
        ("aws:MultiFactorAuthAge", s_numeric, s_numbers), ("test:Numbers", s_numeric, s_numbers),
        ("aws:CurrentTime", s_date, s_dates), ("test:Dates", s_date, s_dates),
        ("aws:SecureTransport", ["Bool"], ["true", "False", "${aws:ViaAWSService}", "yes"]), ("test:Flags", ["Bool"], ["true", "false"]),
        ("aws:SourceIp", s_address, s_blocks), ("test:Addresses", s_address, s_blocks),
        ("aws:SourceArn", s_arn, s_arns), ("test:Arns", s_arn, s_arns),
        ("aws:TagKeys", ["Null"], ["true", "false"]), ("aws:username", ["Null"], ["true", "false"]),
        ("aws:Binary", ["BinaryEquals"], ["AQID", "BAUG"]), ("test:Binaries", ["BinaryEquals"], ["AQID", "BAUG"]),
    ];

    private readonly Random _random = new(seed);

    public string Document(bool principals, bool trust = false)
    {
        string version = Chance(85) ? "\"Version\":\"2012-10-17\"," : Chance(50) ? "\"Version\":\"2008-10-17\"," : "";
        string[] statements = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Statement(principals, trust))];
        return $$"""{{{version}}"Statement":[{{string.Join(',', statements)}}]}""";
    }

    public Caller Caller() => _random.Next(4) == 0 ? AnyCaller() with { IsDelegate = true } : AnyCaller();

    private Caller AnyCaller() => _random.Next(12) switch
    {
        0 or 1 or 2 => Given.User,
        3 or 4 or 5 => Given.RoleSession,
        6 => Given.Root,
        7 => Given.FederatedUser,
        8 => Given.Service,
        9 => Given.Anonymous,
        10 => _random.Next(4) switch { 0 => Given.WebIdentity, 1 => Given.Saml, 2 => Given.AssumedRoot, _ => Given.User with { CanonicalUserId = Given.CanonicalId } },
        _ => Given.RoleSession with { IsServiceLinkedRole = Chance(50), AnySession = Chance(50), HasBoundary = Chance(50) },
    };

    public string Resource() => Pick(s_resources);

    public string Action() => Pick(s_actions);

    public string? Owner() => Chance(70) ? Given.Account : Chance(60) ? Given.OtherAccount : null;

    public Dictionary<string, string[]> Context()
    {
        Dictionary<string, string[]> context = new(StringComparer.OrdinalIgnoreCase);
        Maybe(context, "aws:username", "alice", "bob", "a?", "*");
        Maybe(context, "aws:PrincipalTag/team", "blue", "alice", "*", "");
        Maybe(context, "aws:MultiFactorAuthAge", "10", "9.5", "x", "300");
        Maybe(context, "aws:CurrentTime", "2026-01-01T00:00:00Z", "2025-06-01T00:00:00Z", "1767225600", "2026-03-01T00:00:00+02:00");
        Maybe(context, "aws:SecureTransport", "true", "false", "TRUE", "maybe");
        Maybe(context, "aws:ViaAWSService", "true", "false");
        Maybe(context, "aws:SourceIp", "10.1.2.3", "192.0.2.1", "2001:db8::1", "unknown");
        Maybe(context, "aws:SourceArn", "arn:aws:sns:eu-west-1:111122223333:t", "arn:aws:sns:eu-west-1:444455556666:a:b", "t");
        Maybe(context, "aws:RequestedRegion", "eu-west-1", "*");
        Maybe(context, "aws:PrincipalArn", "arn:aws:sns:eu-west-1:111122223333:t", "arn:aws:iam::111122223333:user/div/alice");
        Maybe(context, "aws:Binary", "AQID");
        if (Chance(70))
        {
            context["aws:TagKeys"] = _random.Next(5) switch { 0 => [], 1 => ["a"], 2 => ["a", "b"], 3 => ["c", "a"], _ => ["c"] };
        }

        Many(context, "test:Numbers", "10", "9", "300", "x");
        Many(context, "test:Dates", "2026-01-01T00:00:00Z", "2025-06-01", "2026-02-01", "soon");
        Many(context, "test:Flags", "true", "false", "1");
        Many(context, "test:Addresses", "10.1.2.3", "192.0.2.1", "2001:db8::1", "unknown");
        Many(context, "test:Arns", "arn:aws:sns:eu-west-1:111122223333:t", "arn:aws:sns:us-east-1:444455556666:u", "t");
        Many(context, "test:Binaries", "AQID", "BAUG", "AAAA");
        return context;
    }

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    public int Next(int below) => _random.Next(below);

    private void Maybe(Dictionary<string, string[]> context, string key, params string[] values)
    {
        if (Chance(75))
        {
            context[key] = [Pick(values)];
        }
    }

    private void Many(Dictionary<string, string[]> context, string key, params string[] values)
    {
        if (Chance(75))
        {
            context[key] = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Pick(values))];
        }
    }

    private string Statement(bool principals, bool trust)
    {
        string effect = Chance(75) ? "Allow" : "Deny";
        string action = $"\"{(Chance(88) ? "Action" : "NotAction")}\":{Some(s_actionPatterns)}";
        string resource = trust ? "" : $",\"{(Chance(88) ? "Resource" : "NotResource")}\":{Some(s_resourcePatterns)}";
        string principal = !principals ? "" : $",\"{(Chance(85) ? "Principal" : "NotPrincipal")}\":{Pick(s_principals)}";
        string condition = Chance(45) ? $",\"Condition\":{Condition()}" : "";
        return $$"""{"Effect":"{{effect}}",{{action}}{{resource}}{{principal}}{{condition}}}""";
    }

    private string Condition()
    {
        Dictionary<string, Dictionary<string, string[]>> block = [];
        for (int i = _random.Next(1, 3); i > 0; i--)
        {
            (string key, string[] operators, string[] values) = Pick(s_conditions);
            string op = Pick(operators);
            string prefix = Chance(60) ? "" : Chance(50) ? "ForAllValues:" : "ForAnyValue:";
            string suffix = Chance(75) || op == "Null" ? "" : "IfExists";
            string name = Chance(90) ? prefix + op + suffix : (prefix + op + suffix).ToUpperInvariant();
            block[name] = new Dictionary<string, string[]> { [key] = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Pick(values))] };
        }

        return JsonSerializer.Serialize(block);
    }

    private string Some(string[] patterns) => JsonSerializer.Serialize(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick(patterns)));
}
