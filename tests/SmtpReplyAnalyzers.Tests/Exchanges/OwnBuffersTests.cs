namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients that encode commands into a buffer of their own, read ahead into another, and make an object of each reply.</summary>
public sealed class OwnBuffersTests
{
    private const string WithArrays = """
        private bool Put(Encoder encoder, string command, ref int index)
        {
            var characters = command.ToCharArray();
            encoder.Convert(characters, index, characters.Length - index, output, outputEnd, output.Length - outputEnd, true, out var used, out var made, out var completed);
            outputEnd += made;
            index += used;
            return completed;
        }
        """;

    private const string WithSpans = """
        private bool Put(Encoder encoder, string command, ref int index)
        {
            encoder.Convert(command, output, true, out var used, out var made, out var completed);
            outputEnd = made;
            index += used;
            return completed;
        }
        """;

    private const string WithPointers = """
        private unsafe bool Put(Encoder encoder, string command, ref int index)
        {
            fixed (char* first = command)
            {
                var needed = encoder.GetByteCount(first + index, command.Length - index, true);
                if (needed > output.Length - outputEnd && outputEnd > 0)
                    return false;
                fixed (byte* begin = output)
                {
                    encoder.Convert(first + index, command.Length - index, begin + outputEnd, output.Length - outputEnd, true, out var used, out var made, out var completed);
                    outputEnd += made;
                    index += used;
                    return completed;
                }
            }
        }
        """;

    private const string WithAddresses = """
        private unsafe bool Put(Encoder encoder, string command, ref int index)
        {
            fixed (char* first = command)
            fixed (byte* begin = &output[0])
            {
                outputEnd += Encoding.UTF8.GetBytes(first, command.Length, begin, output.Length);
                return true;
            }
        }
        """;

    private const string Right = "Encode(password)";
    private const string Twice = "Encode(Encode(password))";
    private const string Raw = "password";

    [Theory]
    [InlineData(WithArrays, Right)]
    [InlineData(WithArrays, Twice, "SMTP2005")]
    [InlineData(WithArrays, Raw, "SMTP2003")]
    [InlineData(WithSpans, Right)]
    [InlineData(WithSpans, Twice, "SMTP2005")]
    [InlineData(WithPointers, Right)]
    [InlineData(WithPointers, Twice, "SMTP2005")]
    [InlineData(WithPointers, Raw, "SMTP2003")]
    [InlineData(WithAddresses, Right)]
    [InlineData(WithAddresses, Twice, "SMTP2005")]
    public Task The_response(string put, string secret, string? rule = null) => Client(put, "", $$"""
        var reply = wire.Ask("AUTH LOGIN\r\n");
        if (reply.Code != Codes.Challenge) return false;
        reply = wire.Ask(Encode(user) + "\r\n");
        if (reply.Code != Codes.Challenge) return false;
        reply = wire.Ask({{secret}} + "\r\n"); // {{rule}}
        return reply.Code == Codes.Accepted;
        """);

    [Theory]
    [InlineData("!= Codes.Challenge", "== Codes.Accepted")]
    [InlineData("== Codes.Challenge", "== Codes.Accepted", "SMTP2001")]
    public Task The_test(string first, string last, string? rule = null) => Client(WithPointers, "", $$"""
        var reply = wire.Ask("AUTH LOGIN\r\n");
        if (reply.Code {{first}}) // {{rule}}
            return false;
        reply = wire.Ask(Encode(user) + "\r\n");
        if (reply.Code != Codes.Challenge) return false;
        reply = wire.Ask(Encode(password) + "\r\n");
        return reply.Code {{last}};
        """);

    /// <summary>The text behind the code is the challenge: the code is not copied with it.</summary>
    [Theory]
    [InlineData("Convert.FromBase64String(reply.Text)")]
    [InlineData("Encoding.ASCII.GetBytes(reply.Text)", "SMTP2004")]
    public Task The_text_of_a_challenge(string challenge, string? rule = null) => Client(WithArrays, "", $$"""
        var reply = wire.Ask("AUTH CRAM-MD5\r\n");
        if (reply.Code != Codes.Challenge) return false;
        var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), {{challenge}}); // {{rule}}
        reply = wire.Ask(Encode(user + " " + Convert.ToHexString(digest).ToLowerInvariant()) + "\r\n");
        return reply.Code == Codes.Accepted;
        """);

    /// <summary>What tells nobody anything, and has a version that does nothing, is no part of the conversation.</summary>
    [Theory]
    [InlineData("", "Convert.FromBase64String(reply.Text)")]
    [InlineData("", "Encoding.ASCII.GetBytes(reply.Text)", "SMTP2004")]
    [InlineData("string Tell();", "Encoding.ASCII.GetBytes(reply.Text)")]
    public Task A_log_that_may_do_nothing(string more, string challenge, string? rule = null) => Client(WithPointers, $$"""
        public interface ILog { void Sent(byte[] bytes, int count); void Received(byte[] bytes, int count); {{more}} }
        public sealed class NoLog : ILog
        {
            public void Sent(byte[] bytes, int count) { }
            public void Received(byte[] bytes, int count) { }
            public string Tell() => string.Empty;
        }
        public sealed class FileLog(Stream file) : ILog
        {
            public void Sent(byte[] bytes, int count) => file.Write(bytes, 0, count);
            public void Received(byte[] bytes, int count) => file.Write(bytes, 0, count);
            public string Tell() => new StreamReader(file).ReadLine() ?? string.Empty;
        }
        """, $$"""
        var reply = wire.Ask("AUTH CRAM-MD5\r\n");
        if (reply.Code != Codes.Challenge) return false;
        var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), {{challenge}}); // {{rule}}
        reply = wire.Ask(Encode(user + " " + Convert.ToHexString(digest).ToLowerInvariant()) + "\r\n");
        return reply.Code == Codes.Accepted;
        """);

    /// <summary>All of its versions write somewhere: nobody knows whether it is the connection.</summary>
    [Fact]
    public Task A_log_that_always_writes() => Client(WithPointers, """
        public interface ILog { void Sent(byte[] bytes, int count); void Received(byte[] bytes, int count); }
        public sealed class OtherLog(Stream file) : ILog
        {
            public void Sent(byte[] bytes, int count) => file.Write(bytes, 0, count);
            public void Received(byte[] bytes, int count) => file.Write(bytes, 0, count);
        }
        public sealed class FileLog(Stream file) : ILog
        {
            public void Sent(byte[] bytes, int count) => file.Write(bytes, 0, count);
            public void Received(byte[] bytes, int count) => file.Write(bytes, 0, count);
        }
        """, """
        var reply = wire.Ask("AUTH CRAM-MD5\r\n");
        if (reply.Code != Codes.Challenge) return false;
        var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Encoding.ASCII.GetBytes(reply.Text));
        reply = wire.Ask(Encode(user + " " + Convert.ToHexString(digest).ToLowerInvariant()) + "\r\n");
        return reply.Code == Codes.Accepted;
        """);

    private static Task Client(string put, string log, string body) => LoginCode.Files($$"""
        public enum Codes { Ready = 220, Done = 250, Accepted = 235, Challenge = 334, Refused = 535 }

        public sealed class Reply(Codes code, string text)
        {
            public Codes Code { get; } = code;
            public string Text { get; } = text;
        }

        {{log}}

        public sealed class Octets
        {
            private byte[] octets = new byte[16];
            private int count;

            public void Add(byte[] from, int first, int length)
            {
                if (count + length > octets.Length)
                {
                    var larger = new byte[count + length];
                    Buffer.BlockCopy(octets, 0, larger, 0, count);
                    octets = larger;
                }

                Buffer.BlockCopy(from, first, octets, count, length);
                count += length;
            }

            public string All() => Encoding.UTF8.GetString(octets, 0, count);
        }

        public sealed class Wire(Stream stream{{(log.Length > 0 ? ", ILog log" : "")}})
        {
            private readonly byte[] input = new byte[4098];
            private readonly byte[] output = new byte[4096];
            private int inputAt, inputEnd, outputEnd;

            {{put}}

            private void Flush()
            {
                if (outputEnd == 0) return;
                stream.Write(output, 0, outputEnd);
                {{(log.Length > 0 ? "log.Sent(output, outputEnd);" : "")}}
                outputEnd = 0;
            }

            private void ReadAhead()
            {
                var left = inputEnd - inputAt;
                if (left > 0)
                    Buffer.BlockCopy(input, inputAt, input, 0, left);
                (inputAt, inputEnd) = (0, left);
                var count = stream.Read(input, inputEnd, 4096 - inputEnd);
                if (count == 0)
                    throw new IOException("closed");
                {{(log.Length > 0 ? "log.Received(input, count);" : "")}}
                inputEnd += count;
                input[inputEnd] = (byte)'\n';
            }

            private static bool TryCode(byte[] text, int start, out int code)
            {
                code = 0;
                for (var i = start; i < start + 3; i++)
                {
                    if (text[i] < (byte)'0' || text[i] > (byte)'9') return false;
                    code = code * 10 + (text[i] - (byte)'0');
                }

                return true;
            }

            private Reply Read()
            {
                var text = new Octets();
                var more = true;
                var code = 0;
                while (more)
                {
                    if (inputAt == inputEnd)
                        ReadAhead();
                    if (!TryCode(input, inputAt, out code))
                        throw new IOException("no code");
                    more = input[inputAt + 3] == (byte)'-';
                    var start = inputAt + 4;
                    while (input[inputAt] != (byte)'\n')
                        inputAt++;
                    text.Add(input, start, inputAt - 1 - start);
                    inputAt++;
                }

                return new Reply((Codes)code, text.All());
            }

            public Reply Ask(string command)
            {
                var encoder = Encoding.UTF8.GetEncoder();
                var index = 0;
                while (!Put(encoder, command, ref index))
                    Flush();
                Flush();
                return Read();
            }
        }

        public sealed class Mailer(Wire wire)
        {
            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public bool LogIn(string user, string password)
            {
                if (wire.Ask("EHLO shop.example\r\n").Code != Codes.Done) return false;
                {{body}}
            }
        }
        """);
}
