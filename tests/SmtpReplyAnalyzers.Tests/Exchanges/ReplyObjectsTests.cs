using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients that read bytes, take the lines of a reply apart by queries, and hand on objects; and those that tell their caller of a refusal that no server gave.</summary>
public sealed class ReplyObjectsTests
{
    private const string Queried = """
        var lines = text.Split("\r\n").Where(line => line.Length > 0).ToArray();
        var last = lines[^1];
        if (!last.Take(3).All(char.IsDigit))
            throw new IOException(text);
        var digits = last.TakeWhile(one => one != ' ' && one != '-').ToArray();
        return new Reply((Status)int.Parse(new string(digits)), new string(last.Skip(digits.Length + 1).ToArray()));
        """;

    private const string Decoded = """
        var decoder = Encoding.UTF8.GetDecoder();
        var characters = new char[decoder.GetCharCount(buffer, 0, count)];
        decoder.GetChars(buffer, 0, count, characters, 0);
        var text = new string(characters, 0, characters.Length);
        """;

    private static Task Verify(string first = "!= Status.Challenge)", string text = "var text = Encoding.ASCII.GetString(buffer, 0, count);", string none = "throw new IOException(\"504 no AUTH\");") => Annotated.VerifyAsync(LoginCode.Rules, [$$"""
        using System.Net.Sockets;
        using System.Text;
        public enum Status { Ready = 220, Done = 250, LoggedIn = 235, Challenge = 334 }
        public sealed record Reply(Status Status, string Text);
        public sealed class Mailer(NetworkStream stream)
        {
            private async Task Write(string line) => await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n")).ConfigureAwait(false);

            private async Task<Reply> Read()
            {
                var buffer = new byte[2048];
                var count = await stream.ReadAsync(buffer.AsMemory(0, buffer.Length)).ConfigureAwait(false);
                {{text}}
                {{Queried}}
            }

            private async Task<Reply> Ask(string line)
            {
                await Write(line).ConfigureAwait(false);
                return await Read().ConfigureAwait(false);
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public async Task<string> LogIn(string user, string password)
            {
                var greeting = await Ask("EHLO me");
                if (greeting.Text.Length == 0)
                    {{none}}
                if ((await Ask("AUTH LOGIN")).Status {{first}}
                    return "refused";
                if ((await Ask(Encode(user))).Status != Status.Challenge)
                    return "refused";
                return (await Ask(Encode(password))).Status == Status.LoggedIn ? "in" : "refused";
            }
        }
        """]);

    [Theory]
    [InlineData("var text = Encoding.ASCII.GetString(buffer, 0, count);")]
    [InlineData("var text = new string(Encoding.ASCII.GetChars(buffer), 0, count);")]
    [InlineData(Decoded)]
    public async Task A_reply_is_what_its_lines_say(string text)
    {
        await Verify(text: text);
        await Verify("== Status.Challenge) // SMTP2001", text: text);
    }

    [Fact]
    public Task Who_tells_of_a_refusal_that_no_server_gave_is_a_client_still() => Verify("== Status.Challenge) // SMTP2001", none: "return \"504 no AUTH\";");
}
