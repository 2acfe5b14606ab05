using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>The class of the connection is not to be had, and its calls can be cancelled, or are <c>Send</c> and <c>Receive</c>.</summary>
public sealed class UnboundSendsTests
{
    private const string Cancellable = """
        await channel.WriteLineAsync("EHLO shop.example", token).ConfigureAwait(false);
        await ReadAsync(token);
        await channel.WriteLineAsync("AUTH LOGIN", token).ConfigureAwait(false);
        if (await ReadAsync(token) != 334) throw new IOException("refused");
        await channel.WriteLineAsync(Encode(user), token).ConfigureAwait(false);
        if (await ReadAsync(token) != 334) throw new IOException("refused");
        await channel.WriteLineAsync(Encode(password), token).ConfigureAwait(false);
        if (await ReadAsync(token) != 235) throw new IOException("refused");
        """;

    private const string Raw = """
        channel.Send("EHLO shop.example\r\n");
        if (!channel.Receive().StartsWith("250")) throw new IOException("refused");
        channel.Send("AUTH LOGIN\r\n");
        if (!channel.Receive().StartsWith("334")) throw new IOException("refused");
        channel.Send(Encode(user) + "\r\n");
        if (!channel.Receive().StartsWith("334")) throw new IOException("refused");
        channel.Send(Encode(password) + "\r\n");
        if (!channel.Receive().StartsWith("235")) throw new IOException("refused");
        """;

    private static Task Client(string body, string token = "CancellationToken") => Annotated.VerifyBrokenAsync(LoginCode.Rules, [$$"""
        {{LoginCode.Usings}}
        public sealed class Mailer(LineChannel channel)
        {
            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            private async Task<int> ReadAsync({{token}} token)
            {
                string line = await channel.ReadLineAsync(token).ConfigureAwait(false);
                return int.TryParse(line.Substring(0, 3), out var code) ? code : throw new IOException(line);
            }

            public async Task LogInAsync(string user, string password, {{token}} token)
            {
                {{body}}
            }
        }
        """]);

    private static string Broken(string code, string correct, string broken) => code.Contains(correct, StringComparison.Ordinal) ? code.Replace(correct, broken, StringComparison.Ordinal) : throw new InvalidOperationException(correct);

    [Theory]
    [InlineData(Cancellable)]
    [InlineData(Raw)]
    public Task All_is_well(string login) => Client(login);

    [Theory]
    [InlineData("WriteLineAsync(Encode(user), token).ConfigureAwait(false);", "WriteLineAsync(user, token).ConfigureAwait(false); // SMTP2003")]
    [InlineData("WriteLineAsync(Encode(password), token).ConfigureAwait(false);", "WriteLineAsync(Encode(Encode(password)), token).ConfigureAwait(false); // SMTP2005")]
    [InlineData("!= 235) throw new IOException(\"refused\");", ">= 400) throw new IOException(\"refused\"); // SMTP2002")]
    [InlineData("if (await ReadAsync(token) != 334) throw new IOException(\"refused\");\nawait channel.WriteLineAsync(Encode(user)", "if (await ReadAsync(token) == 334) throw new IOException(\"refused\"); // SMTP2001\nawait channel.WriteLineAsync(Encode(user)")]
    public Task A_step_that_can_be_cancelled_is_broken(string correct, string broken) => Client(Broken(Cancellable, correct, broken));

    [Theory]
    [InlineData("Send(Encode(user) + \"\\r\\n\");", "Send(user + \"\\r\\n\"); // SMTP2003")]
    [InlineData("Send(Encode(password) + \"\\r\\n\");", "Send(Encode(Encode(password)) + \"\\r\\n\"); // SMTP2005")]
    [InlineData("if (!channel.Receive().StartsWith(\"334\")) throw new IOException(\"refused\");\nchannel.Send(Encode(user)", "if (channel.Receive().StartsWith(\"334\")) throw new IOException(\"refused\"); // SMTP2001\nchannel.Send(Encode(user)")]
    [InlineData("StartsWith(\"235\")) throw new IOException(\"refused\");", "StartsWith(\"2\") && channel.Receive() != null) throw new IOException(\"refused\");")]
    public Task A_step_of_sends_is_broken(string correct, string broken) => Client(Broken(Raw, correct, broken));

    /// <summary>What stands beside the line is nothing that cancels: a flag, say, that it is to be encoded.</summary>
    [Theory]
    [InlineData("LineOptions")]
    [InlineData("bool")]
    public Task Another_argument(string type) => Client(Broken(Cancellable, "Encode(user)", "user"), type);

    /// <summary>Nobody knows whether it ends the line, or encodes it: no command with a line end is sent.</summary>
    [Fact]
    public Task Sends_without_line_ends() => Client(Broken(Broken(Raw, " + \"\\r\\n\"", ""), "\\r\\n", "").Replace("Encode(user)", "user", StringComparison.Ordinal));

    /// <summary>Nobody looks at what is received.</summary>
    [Fact]
    public Task Nothing_is_looked_at() => Client("""
        channel.Send("AUTH LOGIN\r\n");
        channel.Receive();
        channel.Send(user + "\r\n");
        channel.Receive();
        channel.Send(password + "\r\n");
        channel.Receive();
        """);

    /// <summary>A message queue beside it is none.</summary>
    [Fact]
    public Task A_queue_beside_it() => Client($"queue.Send(user); queue.Receive();\n{Raw}");
}
