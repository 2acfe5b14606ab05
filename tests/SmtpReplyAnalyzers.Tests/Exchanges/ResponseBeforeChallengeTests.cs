namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>SMTP2009: a response that is written before the challenge was read.</summary>
public sealed class ResponseBeforeChallengeTests
{
    /// <summary>A refusal that nobody has looked at says nothing against it.</summary>
    [Theory]
    [InlineData("Send(Encode(user)); Send(Encode(password)); // SMTP2009\nvar reply = Read();")]
    [InlineData("Send(Encode(user)); Read(); Send(Encode(password)); var reply = Read();")]
    public Task The_first_reply_is_not_tested(string answers) => LoginCode.Members($$"""
        private void Send(string line) => writer.WriteLine(line);

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Send("AUTH LOGIN");
            Read();
            {{answers}}
            if (!reply.StartsWith("235"))
                throw new IOException(reply);
        }
        """);

    /// <summary>All that has come is read at once: the code is that of the first reply, and the client goes on after a refusal.</summary>
    [Fact]
    public Task Two_replies_are_read_as_one() => LoginCode.Files("""
        public sealed class Mailer(NetworkStream stream)
        {
            private string Read()
            {
                var buffer = new byte[1024];
                var at = 0;
                do buffer[at++] = (byte)stream.ReadByte();
                while (at < buffer.Length && stream.DataAvailable);
                return Encoding.ASCII.GetString(buffer);
            }

            private void Send(string line) => stream.Write(Encoding.ASCII.GetBytes(line + "\r\n"));

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void LogIn(string user, string password)
            {
                if (!Read().StartsWith("220")) throw new IOException();
                Send("EHLO me");
                if (!Read().StartsWith("250")) throw new IOException();
                Send("AUTH LOGIN");
                Send(Encode(user)); // SMTP2009
                if (!Read().StartsWith("334")) throw new IOException();
                Send(Encode(password));
                if (!Read().StartsWith("235")) throw new IOException();
            }
        }
        """);

    [Fact]
    public Task The_user_follows_at_once() => LoginCode.Body("""
        writer.WriteLine("AUTH LOGIN");
        writer.WriteLine(Encode(user)); // SMTP2009
        writer.WriteLine(Encode(password));
        writer.Flush();
        if (!Read().StartsWith("334") || !Read().StartsWith("334") || !Read().StartsWith("235"))
            throw new IOException("Not logged in");
        """);

    [Fact]
    public Task Pieces_of_one_line_are_no_lines() => LoginCode.Body("""
        writer.Write("AUTH ");
        writer.Write("LOGIN");
        writer.Write("\r\n");
        writer.Flush();
        if (!Read().StartsWith("334"))
            throw new IOException("No LOGIN");
        writer.Write(Encode(user));
        writer.Write("\r\n");
        writer.Flush();
        if (!Read().StartsWith("334"))
            throw new IOException("No user");
        writer.Write(Encode(password) + "\r\n");
        writer.Flush();
        if (!Read().StartsWith("235"))
            throw new IOException("Not logged in");
        """);

    [Fact]
    public Task Somebody_else_reads() => LoginCode.Members("""
        private readonly System.Collections.Concurrent.BlockingCollection<string> replies = new();

        private string Say(string command)
        {
            writer.WriteLine(command);
            return replies.Take();
        }

        public bool LogIn(string user, string password) => Say("EHLO shop.example").StartsWith("250") && Say("AUTH LOGIN").StartsWith("334")
            && Say(Encode(user)).StartsWith("334") && Say(Encode(password)).StartsWith("235");
        """);

    [Fact]
    public Task Lines_are_read_by_an_iterator() => LoginCode.Members("""
        private IEnumerable<string> Lines()
        {
            while (reader.ReadLine() is { } line)
                yield return line;
        }

        public bool LogIn(string user, string password)
        {
            using var lines = Lines().GetEnumerator();
            Must("EHLO shop.example", 250);
            writer.WriteLine("AUTH LOGIN");
            lines.MoveNext();
            writer.WriteLine(Encode(user));
            lines.MoveNext();
            writer.WriteLine(Encode(password));
            lines.MoveNext();
            return lines.Current.StartsWith("235");
        }
        """);

    [Fact]
    public Task Octets_are_read_one_by_one() => LoginCode.Members("""
        private int Code()
        {
            var line = "";
            for (var octet = reader.Read(); octet != '\n'; octet = reader.Read())
                line += (char)octet;
            return int.Parse(line.Substring(0, 3));
        }

        public bool LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            writer.WriteLine("AUTH LOGIN");
            if (Code() != 334)
                return false;
            writer.WriteLine(Encode(user));
            if (Code() != 334)
                return false;
            writer.WriteLine(Encode(password));
            return Code() == 235;
        }
        """);

    [Fact]
    public Task After_HELO_one_line_is_read() => LoginCode.Files("""
        public sealed class Mailer(StreamReader reader, StreamWriter writer)
        {
            private bool Hears(int code) => int.Parse(reader.ReadLine()!.Substring(0, 3)) == code;

            public bool LogIn(string user, string password)
            {
                writer.WriteLine("HELO shop.example");
                if (!Hears(250))
                    return false;
                writer.WriteLine("AUTH LOGIN");
                if (!Hears(334))
                    return false;
                writer.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
                writer.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))); // SMTP2009
                return Hears(235);
            }
        }
        """);
}
