namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Clients that write credentials before they have read the challenge that asks for them (SMTP2009), and read all replies then.</summary>
internal static class PipeliningClients
{
    public static IReadOnlyList<FaultyClient> All { get; } =
    [
        new("SMTP2009", new("lines, one flush", "LOGIN", Wires.Lines("""
            writer.WriteLine("AUTH LOGIN");
            writer.WriteLine(Encode(user));
            writer.WriteLine(Encode(password));
            writer.Flush();
            var first = Read();
            var second = Read();
            var third = Read();
            Require(first, "334");
            Require(second, "334");
            Require(third, "235");
            """)))
        { WritesAtOnce = true },

        new("SMTP2009", new("async, one flush", "PLAIN", Wires.Async("""
            await _writer.WriteLineAsync("AUTH PLAIN");
            await _writer.WriteLineAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password)));
            await _writer.FlushAsync(cancellationToken);
            var challenge = await ReadLineAsync(cancellationToken);
            var outcome = await ReadLineAsync(cancellationToken);
            if (!challenge.StartsWith("334") || !outcome.StartsWith("235"))
                throw new InvalidOperationException(outcome);
            """)))
        { WritesAtOnce = true },

        new("SMTP2009", new("lines, user on the line", "LOGIN", Wires.Lines("""
            writer.WriteLine("AUTH LOGIN " + Encode(user));
            writer.WriteLine(Encode(password));
            writer.Flush();
            var challenge = Read();
            var outcome = Read();
            Require(challenge, "334");
            Require(outcome, "235");
            """)))
        { WritesAtOnce = true },

        new("SMTP2009", new("octets, two writes", "PLAIN", Wires.Octets("""
            byte[] command = Encoding.ASCII.GetBytes("AUTH PLAIN\r\n");
            byte[] answer = Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + _user + "\0" + _password)) + "\r\n");
            _stream.Write(command, 0, command.Length);
            _stream.Write(answer, 0, answer.Length);
            int challenge = ReadCode();
            int outcome = ReadCode();
            Check(challenge, 334);
            Check(outcome, 235);
            """))),

        new("SMTP2009", new("inline, a write for each", "LOGIN", Wires.Inline("""
            output.WriteLine("AUTH LOGIN");
            output.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
            output.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
            string first = Read(input);
            string second = Read(input);
            reply = Read(input);
            if (!first.StartsWith("334") || !second.StartsWith("334") || !reply.StartsWith("235"))
                throw new Exception("AUTH: " + reply);
            """))),
    ];
}
