namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>What a client asks of the lines of a reply with LINQ, or with the like methods of lists.</summary>
public sealed class QueriesTests
{
    [Theory]
    [InlineData("Lines(\"AUTH LOGIN\").Any(line => line.StartsWith(\"334\"))")]
    [InlineData("Lines(\"AUTH LOGIN\").Exists(line => line.StartsWith(\"334\"))")]
    [InlineData("Lines(\"AUTH LOGIN\").All(line => line.StartsWith(\"334\"))")]
    [InlineData("Lines(\"AUTH LOGIN\").Where(line => line.StartsWith(\"334\")).Any()")]
    [InlineData("Lines(\"AUTH LOGIN\").Select(line => line.Substring(0, 3)).First() == \"334\"")]
    [InlineData("Lines(\"AUTH LOGIN\").Find(line => line.StartsWith(\"334\")) != null")]
    [InlineData("Lines(\"AUTH LOGIN\").FirstOrDefault(line => line.StartsWith(\"334\")) is not null")]
    [InlineData("Lines(\"AUTH LOGIN\").Count(line => line.StartsWith(\"334\")) == 1")]
    [InlineData("Lines(\"AUTH LOGIN\").Last().StartsWith(\"334\")")]
    [InlineData("Lines(\"AUTH LOGIN\").LastOrDefault()?.StartsWith(\"334\") == true")]
    [InlineData("Lines(\"AUTH LOGIN\").Single().StartsWith(\"334\")")]
    [InlineData("new string(Ask(\"AUTH LOGIN\").TakeWhile(char.IsDigit).ToArray()) == \"334\"")]
    public async Task A_challenge(string test)
    {
        await LoginCode.Members(Client($"if (!({test})) return false;"));
        await LoginCode.Members(Client($"if ({test}) return false; // SMTP2001"));
    }

    [Fact]
    public Task All_commands_are_given_in_a_list() => LoginCode.Members("""
        public void LogIn(string user, string password)
        {
            Must("EHLO me", 250);
            Must("AUTH LOGIN", 334);
            var last = "";
            new List<string> { Encode(user), password }.ForEach(line => last = Ask(line)); // SMTP2003
            if (!last.StartsWith("235"))
                throw new IOException();
        }
        """);

    [Fact]
    public Task What_is_asked_later_is_not_followed() => LoginCode.Members("""
        public bool LogIn(string user, string password)
        {
            Must("EHLO me", 250);
            var replies = new List<string> { "AUTH LOGIN", Encode(user), Encode(password) }.Select(line => Ask(line));
            return replies.Last().StartsWith("235");
        }
        """);

    private static string Client(string test) => $$"""
        private List<string> Lines(string command)
        {
            var lines = new List<string>();
            writer.WriteLine(command);
            string line;
            do
            {
                lines.Add(line = reader.ReadLine()!);
            }
            while (line.Length > 3 && line[3] == '-');
            return lines;
        }

        public bool LogIn(string user, string password)
        {
            Must("EHLO me", 250);
            {{test}}
            Must(Encode(user), 334);
            return Ask(Encode(password)).StartsWith("235");
        }
        """;
}
