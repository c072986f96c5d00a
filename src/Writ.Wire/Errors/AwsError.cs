namespace Writ.Wire.Errors;

/// <summary>An error as AWS's clients know it.</summary>
/// <param name="Code">AWS's code, such as <c>NoSuchEntity</c>; for JSON protocols the exception's name.</param>
/// <param name="Message">AWS's sentence.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record AwsError(string Code, string Message, int Status = 400)
{
    /// <summary>The member Reason that some modelled exceptions have beside their sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>The member that the sentence is about, of a broken constraint in a REST protocol.</summary>
    public string? Field { get; init; }

    /// <summary>Whose fault it was, as the query protocol says it.</summary>
    public string Type => Status >= 500 ? "Receiver" : "Sender";
}

/// <summary>A value, or the error that AWS would answer with instead.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, AwsError? error)
    {
        _value = value;
        Error = error;
    }

    public AwsError? Error { get; }

    /// <exception cref="InvalidOperationException">This is an error; ask <see cref="Error"/> first.</exception>
    public T Value => Error is null && _value is not null ? _value : throw new InvalidOperationException($"No value: {Error?.Code}");

    /// <summary>A value whose static type is an interface, from which C# knows no implicit conversion.</summary>
    public static Result<T> Of(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(AwsError error) => new(default, error);
}
