using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP2008: UTF-8 takes the encoding's place. SMTP2010: an escape of four digits that of one.</summary>
public sealed class CredentialsNotUtf8FixTests
{
    private static readonly AuthFixCheck<CredentialsNotUtf8Fix> Utf8 = new("SMTP2008");
    private static readonly AuthFixCheck<EscapeSwallowsLetterFix> Escape = new("SMTP2010");

    [Theory]
    [InlineData("[|Encoding.ASCII.GetBytes(user)|] /* the user */", "Encoding.UTF8.GetBytes(user) /* the user */")]
    [InlineData("[|Encoding.Default.GetBytes(user)|]", "Encoding.UTF8.GetBytes(user)")]
    [InlineData("[|System.Text.Encoding.ASCII.GetBytes(user)|]", "System.Text.Encoding.UTF8.GetBytes(user)")]
    [InlineData("[|Encoding.GetEncoding(\"iso-8859-1\").GetBytes(user)|]", "Encoding.UTF8.GetBytes(user)")]
    [InlineData("[|new ASCIIEncoding().GetBytes(user)|]", "Encoding.UTF8.GetBytes(user)")]
    [InlineData("Bytes(user, [|Encoding.ASCII|])", "Bytes(user, Encoding.UTF8)")]
    [InlineData("[|_encoding.GetBytes(user)|]", "Encoding.UTF8.GetBytes(user)")]
    public Task Utf8_takes_its_place(string octets, string expected) => Utf8.BecomesAsync(Client($"Use({octets});"), Client($"Use({expected});"));

    [Fact]
    public Task A_method_that_encodes_is_looked_into() => Utf8.BecomesAsync(
        Client("Use([|Octets(user)|]);\n        Use([|Octets(password)|]);", "Encoding.ASCII"), Client("Use(Octets(user));\n        Use(Octets(password));", "Encoding.UTF8"));

    [Fact]
    public Task The_last_use_of_an_encoder_takes_it_along() => Utf8.BecomesAsync(
        Client("var ascii = new ASCIIEncoding();\n        Use([|ascii.GetBytes(user)|]);\n        Use([|ascii.GetBytes(password)|]);"),
        Client("Use(Encoding.UTF8.GetBytes(user));\n        Use(Encoding.UTF8.GetBytes(password));"));

    [Fact]
    public Task An_encoder_that_others_use_stays_theirs() => Utf8.BecomesAsync(
        Client("var ascii = new ASCIIEncoding();\n        Use([|ascii.GetBytes(user)|]);\n        Use(ascii.GetBytes(\"QUIT\"));"),
        Client("var ascii = new ASCIIEncoding();\n        Use(Encoding.UTF8.GetBytes(user));\n        Use(ascii.GetBytes(\"QUIT\"));"));

    [Theory]
    [InlineData("[|Encoding.UTF8.GetBytes(user)|]")]
    [InlineData("[|Convert.FromBase64String(user)|]")]
    public Task What_is_right_or_no_encoding_stays(string octets) => Utf8.StaysAsync(Client($"Use({octets});"));

    [Theory]
    [InlineData("\"user=\" + user + \"[|\\x01a|]uth=Bearer \" + password + \"\\x01\\x01\"", "\"user=\" + user + \"\\u0001auth=Bearer \" + password + \"\\x01\\x01\"")]
    [InlineData("$\"user={user}[|\\x1a|]uth=Bearer {password}\"", "$\"user={user}\\u0001auth=Bearer {password}\"")]
    [InlineData("\"[|\\x001a|]uth\"", "\"\\u0001auth\"")]
    [InlineData("\"[|\\x1ab|]x [|\\x01a|]uth\"", "\"\\u0001abx \\u0001auth\"")]
    public Task The_letters_come_back(string text, string expected) => Escape.BecomesAsync(Client($"Use(Encoding.UTF8.GetBytes({text}));"), Client($"Use(Encoding.UTF8.GetBytes({expected}));"));

    [Theory]
    [InlineData("\"[|\\x01|]-\"")]
    [InlineData("\"[|\\x0001|]auth\"")]
    [InlineData("\"[|\\x02a|]uth\"")]
    [InlineData("[|\"\\x01auth\"|]")]
    public Task What_swallows_nothing_stays(string text) => Escape.StaysAsync(Client($"Use(Encoding.UTF8.GetBytes({text}));"));

    private static string Client(string statement, string encoding = "Encoding.UTF8") => $$"""
        using System;
        using System.Text;

        public sealed class Client
        {
            private readonly Encoding _encoding = Encoding.Latin1;

            public void LogIn(string user, string password)
            {
                {{statement}}
                Use(Bytes(Convert.ToString(1), _encoding));
            }

            private static byte[] Bytes(string text, Encoding encoding) => encoding.GetBytes(text);

            private static byte[] Octets(string text) => {{encoding}}.GetBytes(text);

            private static void Use(byte[] octets)
            {
            }
        }
        """;
}
