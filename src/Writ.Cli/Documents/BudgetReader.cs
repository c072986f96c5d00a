namespace Writ.Cli.Documents;

/// <summary>A text that may be endless, of which each part may be read only so far: the part's reader says when the next one begins.</summary>
internal sealed class BudgetReader(TextReader inner, int budget, string name) : TextReader
{
    private readonly int _budget = budget;
    private int _left = budget;

    /// <summary>The next part begins.</summary>
    public void Renew() => _left = _budget;

    public override int Peek() => inner.Peek();

    public override int Read() => _left-- > 0 ? inner.Read() : throw TooLong();

    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        _left -= read;
        return _left >= 0 ? read : throw TooLong();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private InputException TooLong() => new($"{name}: one item is longer than {_budget / 1024 / 1024} Mi characters, the most that is read.");
}
