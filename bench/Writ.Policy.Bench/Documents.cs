namespace Writ.Policy.Bench;

/// <summary>Policies of the kind people write, in any number.</summary>
internal static class Documents
{
    private static readonly string[] s_services = ["s3", "dynamodb", "sqs", "sns", "logs", "ec2", "kms", "lambda", "iam", "secretsmanager"];

    public static Caller Caller { get; } = new()
    {
        Kind = CallerKind.RoleSession, Arn = "arn:aws:sts::111122223333:assumed-role/orders/i-1", Account = "111122223333", Name = "orders", SessionName = "i-1",
        RoleArn = "arn:aws:iam::111122223333:role/app/orders",
    };

    public static NamedPolicy Named(string name, string statements) => new(name, null, CompiledPolicy.Parse(Whole([statements]), PolicyKind.Identity).Policy ?? throw new InvalidDataException(name));

    public static NamedPolicy Mixed(int number) => Named($"policy {number}", string.Join(',', Enumerable.Range(number * 30, 30).Select(Statement)));

    public static string Whole(IEnumerable<string> statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    public static string Statement(int i)
    {
        string service = s_services[i % s_services.Length];
        string condition = (i % 4) switch
        {
            0 => ""","Condition":{"Bool":{"aws:SecureTransport":"true"},"StringEquals":{"aws:RequestedRegion":["eu-west-1","eu-central-1"]}}""",
            1 => ""","Condition":{"StringLike":{"aws:PrincipalTag/team":["blue*","green*"]}}""",
            _ => "",
        };
        string action = (i % 3) switch { 0 => $"\"{service}:Get*\"", 1 => $"[\"{service}:Query\",\"{service}:Describe{i}\"]", _ => $"[\"{service}:List{i}\",\"{service}:Put{i}\",\"{service}:Delete{i}\"]" };
        return $$"""{"Sid":"S{{i}}","Effect":"Allow","Action":{{action}},"Resource":"arn:aws:{{service}}:*:111122223333:table/orders-{{i / 30}}*"{{condition}}}""";
    }

    /// <summary>A request's keys, from strings.</summary>
    public static void Fill(RequestContext context)
    {
        context.Clear();
        context.Set("aws:PrincipalArn", "arn:aws:iam::111122223333:role/app/orders");
        context.Set("aws:PrincipalAccount", "111122223333");
        context.Set("aws:PrincipalTag/team", "blue");
        context.Set("aws:SecureTransport", "true");
        context.Set("aws:RequestedRegion", "eu-west-1");
        context.Set("aws:SourceIp", "10.1.2.3");
        context.Set("aws:CurrentTime", "2026-08-01T12:00:00Z");
        context.Set("aws:ViaAWSService", "false");
    }
}
