namespace Writ.Kernel;

/// <summary>An Amazon Resource Name: six parts between colons, the last of which may hold colons itself.</summary>
public readonly record struct Arn
{
    private readonly string? _text;

    private Arn(string text, string[] parts)
    {
        _text = text;
        Partition = parts[1];
        Service = parts[2];
        Region = parts[3];
        Account = parts[4];
        Resource = parts[5];
    }

    public string Partition { get; } = "";

    public string Service { get; } = "";

    public string Region { get; } = "";

    public string Account { get; } = "";

    public string Resource { get; } = "";

    public static bool TryParse(string? text, out Arn arn)
    {
        arn = default;
        if (text is null || !text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return false;
        }

        var parts = text.Split(':', 6);
        if (parts.Length < 6 || parts[1].Length == 0 || parts[2].Length == 0 || parts[5].Length == 0)
        {
            return false;
        }

        arn = new Arn(text, parts);
        return true;
    }

    /// <summary>The ARN of an IAM entity: <c>arn:aws:iam::ACCOUNT:TYPE/PATH/NAME</c>.</summary>
    /// <param name="account">The account the entity is in.</param>
    /// <param name="type">Such as <c>user</c>.</param>
    /// <param name="path">Begins and ends with a slash.</param>
    /// <param name="name">The entity's name.</param>
    public static string Iam(AccountId account, string type, string path, string name) => $"arn:aws:iam::{account}:{type}{path}{name}";

    public override string ToString() => _text ?? "";
}
