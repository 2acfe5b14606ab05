using System.Text;

namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>Reads lines, octet by octet as Latin-1, and knows whether more has come than was asked for.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="isAvailable">Whether a read of the stream would return at once.</param>
internal sealed class LineReader(Stream stream, Func<bool> isAvailable)
{
    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Whether octets are there that no line returned so far has.</summary>
    public bool HasMore => _start < _end || isAvailable();

    /// <returns>The next line without its end, which is LF or CRLF; null at the end of the stream.</returns>
    public async ValueTask<string?> ReadLineAsync(CancellationToken stop)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await stream.ReadAsync(_buffer, stop));
                if (_end == 0)
                    return line.Length == 0 ? null : line.ToString();
            }

            var part = _buffer.AsSpan(_start.._end);
            var length = part.IndexOf((byte)'\n');
            line.Append(Encoding.Latin1.GetString(length < 0 ? part : part[..length]));
            _start = length < 0 ? _end : _start + length + 1;
            if (length >= 0)
                return line.Length > 0 && line[^1] == '\r' ? line.ToString(0, line.Length - 1) : line.ToString();
        }
    }
}
