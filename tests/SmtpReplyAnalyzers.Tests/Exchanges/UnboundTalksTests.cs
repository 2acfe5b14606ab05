using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>A base class that is not to be had, with members for lines: somebody else may be spoken to, and replies be read otherwise.</summary>
public sealed class UnboundTalksTests
{
    private static Task Client(string body) => Annotated.VerifyBrokenAsync(LoginCode.Rules, [$$"""
        {{LoginCode.Usings}}
        public sealed class Mailer : LineClient
        {
            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void LogIn(string user, string password, StreamReader reader, StreamWriter writer)
            {
                {{body}}
            }
        }
        """]);

    [Theory]
    [InlineData("AUTH LOGIN: 1, AUTH PLAIN: 2", "The name:")]
    [InlineData("AUTH LOGIN", "The name?")]
    [InlineData("AUTH LOGIN", "334 VXNlcm5hbWU6")]
    public Task A_person(string first, string second) => Client($$"""
        WriteLine("{{first}}");
        WriteLine("{{second}}");
        var line = ReadLine();
        if (line.StartsWith("2")) return;
        WriteLine(user);
        ReadLine();
        WriteLine("MAIL FROM:<" + line + ">");
        """);

    /// <summary>Writing reads the reply, and a member holds its code.</summary>
    [Theory]
    [InlineData("LastCode != {0}")]
    [InlineData("!LastLine.StartsWith(\"{0}\")")]
    [InlineData("this.LastCode is not {0}")]
    public Task A_member_is_asked(string test)
    {
        string If(int code) => "if (" + test.Replace("{0}", code.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) + ") throw new IOException();";
        return Client($$"""
            WriteLine("AUTH LOGIN"); {{If(334)}}
            WriteLine(Encode(user)); {{If(334)}}
            WriteLine(Encode(password)); {{If(235)}}
            WriteLine("QUIT");
            if (!ReadLine().StartsWith("221")) throw new IOException();
            """);
    }

    /// <summary>Who asks for 334 only may know that reading throws what is refused.</summary>
    [Fact]
    public Task Only_334_is_told_apart() => Client("""
        WriteLine("AUTH PLAIN");
        var line = ReadLine();
        if (line.StartsWith("334"))
        {
            WriteLine(Encode("\0" + user + "\0" + password));
            ReadLine();
        }

        WriteLine("MAIL FROM:<shop@example.com>");
        ReadLine();
        """);

    [Fact]
    public Task What_is_not_334_is_told_apart() => Client("""
        WriteLine("AUTH PLAIN");
        var line = ReadLine();
        if (!line.StartsWith("334")) throw new IOException(line);
        WriteLine(Encode("\0" + user + "\0" + password));
        ReadLine();
        WriteLine("MAIL FROM:<shop@example.com>"); // SMTP2007
        ReadLine();
        """);
}
