namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients that keep what EHLO offered in a table, keep a log of what they say, read from a buffer of their own, or take exceptions apart.</summary>
public sealed class PlainClientsTests
{
    private const string Plain = "Encode(\"\\0\" + user + \"\\0\" + password)";
    private const string Once = "Encode(password)";
    private const string Twice = "Encode(Encode(password))";

    private static string Told(string rule) => rule.Length == 0 ? string.Empty : " // " + rule;

    [Theory]
    [InlineData("reply.StartsWith(\"235\")", "")]
    [InlineData("reply[0] < '4'", "SMTP2002")]
    public Task The_words_of_the_server_are_the_keys_of_a_table(string test, string rule) => LoginCode.Members($$"""
        private Dictionary<string, List<string>> Offered()
        {
            var offered = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
            foreach (var line in Ask("EHLO me").Split("\r\n"))
            {
                var words = line[4..].Split(' ');
                if (!offered.ContainsKey(words[0])) offered[words[0]] = new List<string>();
                offered[words[0]].AddRange(words.Skip(1));
            }

            return offered;
        }

        public void Deliver(string user, string password)
        {
            var offered = Offered();
            if (offered.ContainsKey("AUTH") && offered["AUTH"].Contains("PLAIN"))
            {
                var reply = Ask("AUTH PLAIN " + {{Plain}});
                if (!({{test}})) throw new IOException(reply);{{Told(rule)}}
            }

            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    [Fact]
    public Task A_key_that_a_table_of_the_clients_own_lacks_is_not_found() => LoginCode.Members("""
        public void Deliver(string user, string password)
        {
            var known = new Dictionary<string, string> { ["a"] = "b" };
            Must("EHLO me", 250);
            Console.WriteLine(known["c"]);
            Ask("AUTH PLAIN " + user);
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    [Theory]
    [InlineData("235", "")]
    [InlineData("2", "")]
    [InlineData("", "SMTP2007")]
    public Task A_log_is_given_each_line_before_the_connection(string wanted, string rule) => LoginCode.Files($$"""
        public sealed class Mailer(Stream stream, StreamReader reader)
        {
            public TextWriter? Log { get; set; }

            private string Send(string command)
            {
                var bytes = Encoding.UTF8.GetBytes(command + "\r\n");
                if (Log != null) Log.WriteLine(command);
                stream.Write(bytes, 0, bytes.Length);
                var reply = reader.ReadLine()!;
                if (Log != null) Log.WriteLine(reply);
                return reply;
            }

            public void Deliver(string user, string password)
            {
                Send("EHLO me");
                var reply = Send("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password)));
                if (!reply.StartsWith("{{wanted}}")) throw new IOException(reply);
                Send("MAIL FROM:<shop@example.com>");{{Told(rule)}}
            }
        }
        """);

    [Theory]
    [InlineData("AUTH PLAIN \" + user", "Log.WriteLine(\"AUTH\"); stream.Write(bytes, 0, bytes.Length);")]
    [InlineData("AUTH PLAIN \" + user", "stream.Write(bytes, 0, bytes.Length); other.Write(bytes, 0, bytes.Length);")]
    public Task Two_who_are_written_to_may_both_be_servers(string command, string writes) => LoginCode.Files($$"""
        public sealed class Mailer(Stream stream, Stream other, StreamReader reader)
        {
            public TextWriter Log { get; set; } = Console.Out;

            private string Send(string command)
            {
                var bytes = Encoding.UTF8.GetBytes(command + "\r\n");
                {{writes}}
                return reader.ReadLine()!;
            }

            public void Deliver(string user)
            {
                Send("EHLO me");
                Send("{{command}});
                Send("MAIL FROM:<shop@example.com>");
            }
        }
        """);

    [Theory]
    [InlineData("!= 235", "")]
    [InlineData(">= 400", "SMTP2002")]
    public Task Lines_are_read_from_a_buffer_of_the_clients_own(string test, string rule) => LoginCode.Files($$"""
        public sealed class Connection(Stream stream)
        {
            private readonly byte[] _buffer = new byte[4096];
            private int _at = 0;
            private int _count = 0;

            public string ReadLine()
            {
                var text = new StringBuilder();
                while (true)
                {
                    if (_at >= _count)
                    {
                        _at = 0;
                        _count = stream.Read(_buffer, 0, _buffer.Length);
                        if (_count == 0) throw new IOException("closed");
                    }

                    var one = _buffer[_at++];
                    if (one == (byte)'\n')
                    {
                        var line = text.ToString();
                        if (line.EndsWith('\r')) line = line[..^1];
                        return line;
                    }

                    text.Append((char)one);
                }
            }

            public void WriteLine(string line) => stream.Write(Encoding.UTF8.GetBytes(line + "\r\n"));
        }

        public sealed class Mailer(Connection connection)
        {
            public void Deliver(string user, string password)
            {
                connection.WriteLine("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password)));
                var line = connection.ReadLine();
                if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code)) throw new IOException(line);
                if (code {{test}}) throw new IOException(line);{{Told(rule)}}
                connection.WriteLine("MAIL FROM:<shop@example.com>");
            }
        }
        """);

    [Theory]
    [InlineData("!= 334", "new IOException(\"refused\")", "")]
    [InlineData("== 334", "new IOException(\"refused\")", "SMTP2001")]
    [InlineData("== 334", "new IOException(\"refused\", new FormatException())", "SMTP2001")]
    public Task What_was_thrown_is_taken_apart(string test, string thrown, string rule) => LoginCode.Members($$"""
        public string State { get; private set; } = "";

        public bool LogIn(string user, string password)
        {
            try
            {
                Must("EHLO me", 250);
                var code = CodeOf("AUTH LOGIN");
                if (code {{test}}) throw {{thrown}};{{Told(rule)}}
                Must(Encode(user), 334);
                Must(Encode(password), 235);
                return true;
            }
            catch (Exception e)
            {
                while (e.InnerException != null) e = e.InnerException;
                if (e is TimeoutException) State = "late";
                else if (e is IOException) State = "lost";
                else State = e.Message;
                return false;
            }
        }
        """);

    [Theory]
    [InlineData(Once, "")]
    [InlineData(Twice, "SMTP2005")]
    public Task Who_hides_secrets_from_a_log_compares_each_line_with_AUTH(string secret, string rule) => LoginCode.Members($$"""
        public Action<string> Log { get; set; } = Console.WriteLine;

        private string Send(string command)
        {
            Log("C: " + (command.Contains("AUTH") ? "AUTH ***" : command));
            writer.WriteLine(command);
            writer.Flush();
            return command == "QUIT" ? string.Empty : Read();
        }

        private void Need(string command, string code)
        {
            if (!Send(command).StartsWith(code)) throw new IOException(code);
        }

        public void LogIn(string user, string password)
        {
            Need("EHLO me", "250");
            Need("AUTH LOGIN", "334");
            Need(Encode(user), "334");
            Need({{secret}}, "235");{{Told(rule)}}
            Send("QUIT");
        }
        """);

    [Theory]
    [InlineData(".Split(' ').Last()")]
    [InlineData(".Split(' ')[^1]")]
    [InlineData(".Split(' ')[1]")]
    public Task The_challenge_is_the_last_word_of_a_reply(string word) => LoginCode.Body($$"""
        var challenge = Ask("AUTH CRAM-MD5"){{word}};
        using var hash = new HMACMD5(Encoding.UTF8.GetBytes(password));
        var digest = BitConverter.ToString(hash.ComputeHash(Encoding.UTF8.GetBytes(challenge))).Replace("-", "").ToLower(); // SMTP2004
        Must(Encode(user + " " + digest), 235);
        """);

    [Theory]
    [InlineData(".Split(' ').Last()")]
    [InlineData(".Split(' ')[^1]")]
    public Task The_last_word_of_a_reply_is_decoded(string word) => LoginCode.Body($$"""
        var challenge = Convert.FromBase64String(Ask("AUTH CRAM-MD5"){{word}});
        using var hash = new HMACMD5(Encoding.UTF8.GetBytes(password));
        var digest = BitConverter.ToString(hash.ComputeHash(challenge)).Replace("-", "").ToLower();
        Must(Encode(user + " " + digest), 235);
        """);

    [Theory]
    [InlineData("string.Join(\"\", sum.Select(one => one.ToString(\"x2\")))", "Convert.FromBase64String(challenge)", "")]
    [InlineData("string.Join(\"\", sum.Select(one => one.ToString(\"x2\")))", "Encoding.UTF8.GetBytes(challenge)", "SMTP2004")]
    [InlineData("string.Concat(sum.Select(one => $\"{one:x2}\"))", "Encoding.UTF8.GetBytes(challenge)", "SMTP2004")]
    [InlineData("string.Concat(Array.ConvertAll(sum, one => one.ToString(\"x2\")))", "Encoding.UTF8.GetBytes(challenge)", "SMTP2004")]
    [InlineData("string.Concat(sum.Select(one => table[one & 15]))", "Encoding.UTF8.GetBytes(challenge)", "SMTP2004")]
    [InlineData("string.Concat(sum.Select(one => table[one & 15]))", "Convert.FromBase64String(challenge)", "")]
    public Task The_digits_of_a_digest_are_put_together(string digits, string signed, string rule) => LoginCode.Members($$"""
        private readonly string table = "0123456789abcdef";

        public void LogIn(string user, string password)
        {
            Must("EHLO me", 250);
            var challenge = Ask("AUTH CRAM-MD5").Substring(4);
            using var hash = new HMACMD5(Encoding.UTF8.GetBytes(password));
            var sum = hash.ComputeHash({{signed}});{{Told(rule)}}
            Must(Encode(user + " " + {{digits}}), 235);
        }
        """);

    [Theory]
    [InlineData("Convert.ToBase64String(bytes.ToArray())", "")]
    [InlineData("Encoding.UTF8.GetString(bytes.ToArray())", "SMTP2003")]
    public Task Bytes_are_gathered_in_a_list(string response, string rule) => LoginCode.Members($$"""
        private static string Token(string user, string password)
        {
            var bytes = new List<byte>(2 + user.Length + password.Length);
            bytes.Add(0);
            bytes.AddRange(Encoding.UTF8.GetBytes(user));
            bytes.Add(0);
            bytes.AddRange(Encoding.UTF8.GetBytes(password));
            return {{response}};
        }

        public void LogIn(string user, string password)
        {
            Must("EHLO me", 250);
            Must($"AUTH PLAIN {Token(user, password)}", 235);{{Told(rule)}}
        }
        """);

    [Fact]
    public Task Who_reads_no_challenge_goes_on_whatever_is_said() => LoginCode.Members("""
        public bool LogIn(string user, string password)
        {
            Must("EHLO me", 250);
            writer.WriteLine("AUTH LOGIN");
            Read();
            writer.WriteLine(Encode(user));
            writer.WriteLine(Encode(password)); // SMTP2009
            return Read().StartsWith("235");
        }
        """);

    [Fact]
    public Task Who_reads_each_challenge_and_tests_none_is_in_step() => LoginCode.Members("""
        public bool LogIn(string user, string password)
        {
            Must("EHLO me", 250);
            writer.WriteLine("AUTH LOGIN");
            Read();
            writer.WriteLine(Encode(user));
            Read();
            writer.WriteLine(Encode(password));
            return Read().StartsWith("235");
        }
        """);

    [Theory]
    [InlineData("User", "")]
    [InlineData("Encode(User)", "")]
    [InlineData("Encode(Encode(User))", "SMTP2005")]
    public Task Settings_of_a_type_that_is_not_to_be_had(string user, string rule) => LoginCode.Broken($$"""
        private static readonly string User = Missing.Settings["user"];
        private static readonly string Password = Missing.Settings["pass"];

        public void LogIn()
        {
            Must("EHLO me", 250);
            Must("AUTH LOGIN", 334);
            Must({{user}}, 334);{{Told(user == "User" ? "SMTP2003" : rule)}}
            Must(Encode(Password), 235);
        }
        """);

    [Theory]
    [InlineData("Missing.Settings[\"user64\"]")]
    [InlineData("Missing.Encoded(Missing.Settings[\"user\"])")]
    public Task A_setting_may_be_encoded_where_it_is_made(string setting) => LoginCode.Broken($$"""
        private static readonly string User = {{setting}};
        private static readonly string Password = Missing.Settings["pass"];

        public void LogIn()
        {
            Must("EHLO me", 250);
            Must("AUTH LOGIN", 334);
            Must(User, 334);
            Must(Encode(Password), 235);
        }
        """);
}
