namespace Writ.Kernel;

/// <summary>An Amazon Resource Name: six parts between colons, the last of which may hold colons itself.</summary>
public readonly record struct Arn
{
    private readonly string? _text;
    private readonly int _service;
    private readonly int _region;
    private readonly int _account;
    private readonly int _resource;

    private Arn(string text, int service, int region, int account, int resource)
    {
        _text = text;
        _service = service;
        _region = region;
        _account = account;
        _resource = resource;
    }

    public string Partition => Part(4, _service);

    public string Service => Part(_service, _region);

    public string Region => Part(_region, _account);

    public string Account => Part(_account, _resource);

    public string Resource => _text is null ? "" : _text[_resource..];

    public static bool TryParse(string? text, out Arn arn)
    {
        arn = default;
        if (text is null || !text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return false;
        }

        var service = After(text, 4);
        var region = After(text, service);
        var account = After(text, region);
        var resource = After(text, account);
        if (resource == 0 || resource == text.Length || service == 5 || region == service + 1)
        {
            return false;
        }

        arn = new Arn(text, service, region, account, resource);
        return true;
    }

    /// <summary>The ARN of an IAM entity: <c>arn:aws:iam::ACCOUNT:TYPE/PATH/NAME</c>.</summary>
    /// <param name="account">The account the entity is in.</param>
    /// <param name="type">Such as <c>user</c>.</param>
    /// <param name="path">Begins and ends with a slash.</param>
    /// <param name="name">The entity's name.</param>
    public static string Iam(AccountId account, string type, string path, string name) =>
        string.Concat("arn:aws:iam::", account.ToString(), ":", type, path, name);

    public override string ToString() => _text ?? "";

    /// <summary>Where the part after the next colon begins; 0 when there is none, or <paramref name="start"/> is 0.</summary>
    private static int After(string text, int start) => start == 0 ? 0 : text.IndexOf(':', start) + 1;

    // The part from one beginning to the colon before the next.
    private string Part(int start, int next) => _text is null ? "" : _text[start..(next - 1)];
}
