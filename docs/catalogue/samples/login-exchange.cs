using System.Text;

public sealed class LoginExchange(StreamReader reader, StreamWriter writer)
{
    public async Task AuthenticateAsync(string user, string password, CancellationToken cancellationToken)
    {
        var responses = new Queue<string>([user, password]);
        var (code, text) = await SendAsync("AUTH LOGIN", cancellationToken);
        while (code == 334 && responses.TryDequeue(out var response))
            (code, text) = await SendAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(response)), cancellationToken);
        if (code == 334)
            (code, text) = await SendAsync("*", cancellationToken);
        if (code != 235)
            throw new InvalidOperationException($"AUTH ended with {code} {text}");
    }

    private async Task<(int Code, string Text)> SendAsync(string line, CancellationToken cancellationToken)
    {
        await writer.WriteAsync($"{line}\r\n".AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
        while (true)
        {
            var reply = await reader.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException("The server closed the connection.");
            if (reply.Length < 3 || !int.TryParse(reply.AsSpan(0, 3), out var code))
                throw new InvalidDataException($"Not a reply: {reply}");
            if (reply.Length == 3 || reply[3] == ' ')
                return (code, reply.Length > 4 ? reply[4..] : "");
        }
    }
}
