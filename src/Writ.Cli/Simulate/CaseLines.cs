using System.Text;

namespace Writ.Cli.Simulate;

/// <summary>JSON lines from a stream, one in memory at a time. A line beyond the limit is passed over and named.</summary>
internal sealed class CaseLines(Stream stream, Action beforeRead, int limit = CaseLine.Limit)
{
    private const int FirstBuffer = 64 * 1024;

    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private int _scanned;
    private bool _tooLong;

    public IEnumerable<CaseLine> Read()
    {
        for (long line = 1; TryNextLine(out var text); line++)
        {
            if (_tooLong)
            {
                _tooLong = false;
                yield return new CaseLine(line, default, $"The line is longer than {limit} bytes, the most that is read.");
            }
            else if (Trim(text, isFirst: line == 1) is { Length: > 0 } json)
            {
                yield return new CaseLine(line, json, null);
            }
        }
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line, bool isFirst)
    {
        if (isFirst && line.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            line = line[Encoding.UTF8.Preamble.Length..];
        }

        return line.Trim(" \t\r"u8);
    }

    /// <summary>The next line without its end; false after the last.</summary>
    private bool TryNextLine(out ReadOnlyMemory<byte> line)
    {
        while (true)
        {
            var newline = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                line = Take(_scanned + newline, 1);
                return true;
            }

            _scanned = _end;
            if (_end - _start > limit)
            {
                _tooLong = true;
                _start = _end;
            }

            if (!Fill())
            {
                var rest = _end > _start || _tooLong;
                line = Take(_end, 0);
                return rest;
            }
        }
    }

    private ReadOnlyMemory<byte> Take(int end, int separator)
    {
        var line = _buffer.AsMemory(_start, end - _start);
        _start = _scanned = end + separator;
        _tooLong |= line.Length > limit;
        return line;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_end, _scanned, _start) = (_end - _start, _scanned - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        beforeRead();
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
