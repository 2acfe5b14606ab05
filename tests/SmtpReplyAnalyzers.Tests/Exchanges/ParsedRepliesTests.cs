namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients that take replies apart by a regular expression.</summary>
public sealed class ParsedRepliesTests
{
    private const string Parser = """
        public sealed class Reply
        {
            private static readonly Regex Line = new Regex(@"^(?<Code>[0-9]{3})(?<More>[\s-]{0,1})(?<Text>.*)$", RegexOptions.IgnoreCase | RegexOptions.Compiled);

            public Reply(string line)
            {
                Match match = Line.Match(line);
                if (!match.Success) throw new IOException(line);
                Code = int.Parse(match.Groups["Code"].Value);
                GoesOn = match.Groups["More"].Value == "-";
                Text = match.Groups["Text"].Value;
            }

            public int Code { get; }

            public bool GoesOn { get; }

            public string Text { get; }
        }
        """;

    [Theory]
    [InlineData("if (Say(\"AUTH LOGIN\").Code != 334) throw new IOException(); if (Say(Encode(user)).Code != 334) throw new IOException(); if (Say(Encode(password)).Code != 235) throw new IOException();")]
    [InlineData("if (Say(\"AUTH LOGIN\").Code == 334) throw new IOException(); // SMTP2001\nif (Say(Encode(user)).Code != 334) throw new IOException(); if (Say(Encode(password)).Code != 235) throw new IOException();")]
    [InlineData("if (Say(\"AUTH LOGIN\").Code != 334) throw new IOException(); if (Say(Encode(user)).Code != 334) throw new IOException(); if (Say(Encode(password)).Code >= 400) throw new IOException(); // SMTP2002")]
    [InlineData("var asked = Say(\"AUTH CRAM-MD5\"); if (asked.Code != 334) throw new IOException(); if (Say(Encode(user + \" \" + Digest(password, Convert.FromBase64String(asked.Text)))).Code != 235) throw new IOException();")]
    [InlineData("var asked = Say(\"AUTH CRAM-MD5\"); if (asked.Code != 334) throw new IOException(); if (Say(Encode(user + \" \" + Digest(password, Encoding.ASCII.GetBytes(asked.Text)))).Code != 235) throw new IOException(); // SMTP2004")]
    public Task A_class_with_groups(string exchange) => LoginCode.Members($$"""
        private Reply Say(string command)
        {
            writer.WriteLine(command);
            Reply reply;
            do { reply = new Reply(reader.ReadLine() ?? throw new IOException("closed")); } while (reply.GoesOn);
            return reply;
        }

        private static string Digest(string password, byte[] challenge) => Convert.ToHexString(HMACMD5.HashData(Encoding.UTF8.GetBytes(password), challenge)).ToLowerInvariant();

        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            {{exchange}}
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """, Parser);

    [Theory]
    [InlineData("Regex.Match(line, @\"^\\d{3}\").Value", "235")]
    [InlineData("Regex.Match(line, @\"^(\\d{3})[ -]?(.*)\").Groups[1].Value", "235")]
    [InlineData("Regex.Match(line, \"[0-9]+\").ToString()", "235")]
    [InlineData("Regex.Replace(line, \"^([0-9]{3}).*$\", \"$1\", RegexOptions.Singleline)", "235")]
    [InlineData("new Regex(\"^[1-5][0-9][0-9]\").Match(line).Value", "2")]
    [InlineData("Regex.IsMatch(line, \"^(2|1)\") ? \"2\" : \"5\"", "2")]
    [InlineData("Regex.Match(line, \"(successful|accepted)\", RegexOptions.IgnoreCase).Success ? \"235\" : \"535\"", "235")]
    public Task The_code_by_an_expression(string code, string accepted) => LoginCode.Members($$"""
        private string Code(string command)
        {
            var line = Ask(command);
            return {{code}};
        }

        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            if (!Code(Encode(password)).StartsWith("{{accepted}}"))
                throw new IOException("refused");
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    [Theory]
    [InlineData("Regex.Match(line, @\"^\\d{3}\").Value != \"235\")", "")]
    [InlineData("!Regex.IsMatch(line, \"^2[0-9][0-9]\"))", "")]
    [InlineData("new Regex(@\"^(?<code>\\d+)\\s\", RegexOptions.Compiled).Match(line).Groups[\"code\"].Value[0] != '2')", "")]
    [InlineData("Regex.Match(line, @\"^\\d{3}\").Value == \"421\")", "// SMTP2007")]
    [InlineData("Regex.IsMatch(line, \"^4[0-9]{2}\"))", "// SMTP2007")]
    [InlineData("new Regex(@\"^(?<code>\\d+)\\s\", RegexOptions.Compiled).Match(line).Groups[\"code\"].Value[0] == '4')", "// SMTP2007")]
    public Task The_outcome_by_an_expression(string refused, string report) => LoginCode.Members($$"""
        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            var line = Ask(Encode(password));
            if ({{refused}}
                throw new IOException(line);
            Must("MAIL FROM:<shop@example.com>", 250); {{report}}
        }
        """);
}
