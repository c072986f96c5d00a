using Xunit;

namespace Writ.Policy.Tests.Evaluation;

/// <summary>The 28 outcomes somebody measured on S3 and published: what a bucket policy names × which policies exist, nothing denies.</summary>
public sealed class MeasuredOutcomesTests
{
    private const string PrincipalArn = "arn:aws:iam::111122223333:role/path/app";

    public static TheoryData<string, string, bool> Outcomes()
    {
        // columns: R, I+R, B+I, B+R, B+I+R, B, I
        string[] columns = ["R", "IR", "BI", "BR", "BIR", "B", "I"];
        Dictionary<string, string> rows = new()
        {
            ["role"] = "..++" + "+..", ["session"] = "+++++..", ["account"] = "..+.+..", ["everyone"] = "+++++..",
        };
        TheoryData<string, string, bool> data = [];
        foreach ((string row, string outcomes) in rows)
        {
            for (int i = 0; i < columns.Length; i++)
            {
                data.Add(row, columns[i], outcomes[i] == '+');
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Role_session_decides_as_measured(string names, string present, bool allowed)
    {
        // every measured role had a boundary attached: without B it allowed something else
        PolicySet policies = new()
        {
            Identity = [present.Contains('I') ? Given.Allowing() : Given.Silent()],
            Boundary = [present.Contains('B') ? Given.Allowing() : Given.Silent()],
            Resource = present.Contains('R') ? ResourcePolicy(names) : null,
        };

        Decision decision = Authorizer.Decide(
            Given.Request(Given.RoleSession, context: Given.Context(("aws:PrincipalArn", PrincipalArn))), policies);

        Assert.Equal(allowed ? Verdict.Allowed : Verdict.ImplicitlyDenied, decision.Verdict);
    }

    private static NamedPolicy ResourcePolicy(string names)
    {
        string condition = $$$"""{"ArnEquals":{"aws:PrincipalArn":"{{{PrincipalArn}}}"}}""";
        string statement = names switch
        {
            "role" => Given.Statement(principal: $$"""{"AWS":"{{PrincipalArn}}"}"""),
            "session" => Given.Statement(principal: """{"AWS":"arn:aws:sts::111122223333:assumed-role/app/s1"}"""),
            "account" => Given.Statement(principal: """{"AWS":"arn:aws:iam::111122223333:root"}""", condition: condition),
            _ => Given.Statement(principal: "\"*\"", condition: condition),
        };
        return Given.Named(Given.Document(statement), PolicyKind.Resource);
    }
}
