using System.Globalization;

public sealed class Session(StreamReader reader, StreamWriter writer)
{
    public async Task SendAsync(string sender, string recipient, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        await RequireAsync(null, 220, cancellationToken);
        await RequireAsync("EHLO client.example.org", 250, cancellationToken);
        await RequireAsync($"MAIL FROM:<{sender}>", 250, cancellationToken);
        var (code, text) = await ReplyToAsync($"RCPT TO:<{recipient}>", cancellationToken);
        if (code / 100 != 2)
            throw new IOException($"{recipient}: {code} {text}");
        await RequireAsync("DATA", 354, cancellationToken);
        foreach (var line in lines)
            await WriteAsync(line.StartsWith('.') ? "." + line : line, cancellationToken);
        // From this 250 on the server answers for the message, whatever becomes of QUIT.
        await RequireAsync(".", 250, cancellationToken);
    }

    private async Task RequireAsync(string? command, int expected, CancellationToken cancellationToken)
    {
        var (code, text) = await ReplyToAsync(command, cancellationToken);
        if (code != expected)
            throw new IOException($"{command}: {code} {text}");
    }

    private async Task<(int Code, string Text)> ReplyToAsync(string? command, CancellationToken cancellationToken)
    {
        if (command is not null)
        {
            await WriteAsync(command, cancellationToken);
            await writer.FlushAsync(cancellationToken);
        }

        while (true)
        {
            var line = await reader.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException("The server closed the connection.");
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                throw new InvalidDataException($"Not a reply: {line}");
            if (line.Length == 3 || line[3] == ' ')
                return (code, line.Length > 4 ? line[4..] : "");
        }
    }

    private Task WriteAsync(string line, CancellationToken cancellationToken) => writer.WriteAsync($"{line}\r\n".AsMemory(), cancellationToken);
}
