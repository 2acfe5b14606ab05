using SmtpReplyAnalyzers.Mutations;

namespace SmtpReplyAnalyzers.Tests.Mutations;

public sealed class EncodingMutantTests
{
    private static readonly string Login = Made.Client("""
        public bool Login(string user, string password)
        {
            WriteLine("AUTH LOGIN");
            if (!ReadReply().StartsWith("334")) return false;
            WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
            if (!ReadReply().StartsWith("334")) return false;
            WriteLine(Encode64(password));
            return ReadReply().StartsWith("235");
        }
        """);

    [Fact]
    public void Each_encoding_of_a_response_is_dropped_and_that_of_the_helper_where_it_stands() => Assert.Equal(
        ["Convert.ToBase64String(Encoding.UTF8.GetBytes(user)) -> user", "Encode64(password) -> password", "Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) -> text"],
        Made.Of(Login, MutantKind.DroppedEncoding));

    [Fact]
    public void Each_encoding_of_a_response_is_doubled() => Assert.Equal(
        [
            "Convert.ToBase64String(Encoding.UTF8.GetBytes(user)) -> System.Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))))",
            "Encode64(password) -> System.Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(Encode64(password)))",
            "Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) -> System.Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))))",
        ],
        Made.Of(Login, MutantKind.DoubledEncoding));

    [Fact]
    public void Utf8_becomes_ASCII_once_for_each_place_it_stands_in() =>
        Assert.Equal(["Encoding.UTF8 -> System.Text.Encoding.ASCII", "Encoding.UTF8 -> System.Text.Encoding.ASCII"], Made.Of(Login, MutantKind.AsciiForUtf8));

    [Fact]
    public void The_text_of_a_header_is_no_response() => Assert.Equal(
        ["Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) -> text"],
        Made.Of(Made.Client("""
            public void Login(string password)
            {
                WriteLine("AUTH LOGIN");
                WriteLine(Word(password, true));
            }

            private static string Word(string text, bool isSecret) => isSecret ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : "=?utf-8?B?" + Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) + "?=";
            """), MutantKind.DroppedEncoding));

    [Fact]
    public void An_encoding_in_ASCII_is_not_made_ASCII() => Assert.Empty(Made.Of(Made.Client("""
        public void Login(string user)
        {
            WriteLine("AUTH LOGIN");
            ReadReply();
            WriteLine(Convert.ToBase64String(Encoding.ASCII.GetBytes(user)));
        }
        """), MutantKind.AsciiForUtf8));

    [Fact]
    public void An_encoding_that_waits_in_a_variable_counts_and_so_does_one_before_AUTH() => Assert.Equal(
        ["Convert.ToBase64String(Encoding.ASCII.GetBytes(user)) -> user", "Convert.ToBase64String(secret) -> System.Text.Encoding.UTF8.GetString(secret)"],
        Made.Of(Made.Client("""
            public void Login(string user, byte[] secret)
            {
                var user64 = Convert.ToBase64String(Encoding.ASCII.GetBytes(user));
                WriteLine("AUTH LOGIN");
                ReadReply();
                WriteLine(user64);
                ReadReply();
                var line = Convert.ToBase64String(secret) + "\r\n";
                WriteLine(line);
            }
            """), MutantKind.DroppedEncoding));

    [Fact]
    public void An_initial_response_counts() => Assert.Equal(
        ["Convert.ToBase64String(Encoding.UTF8.GetBytes(\"\\0\" + user + \"\\0\" + password)) -> (\"\\0\" + user + \"\\0\" + password)"],
        Made.Of(Made.Client("""
            public void Plain(string user, string password) => Command("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password)), 235);
            """), MutantKind.DroppedEncoding));

    [Fact]
    public void Base64_inside_a_response_is_part_of_the_mechanism() => Assert.Equal(
        ["Encode64(\"n,,n=\" + user + \",r=\" + nonce) -> (\"n,,n=\" + user + \",r=\" + nonce)", "Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) -> text"],
        Made.Of(Made.Client("""
            public void Scram(string user, byte[] random)
            {
                var nonce = Convert.ToBase64String(random);
                WriteLine("AUTH SCRAM-SHA-256 " + Encode64("n,,n=" + user + ",r=" + nonce));
            }
            """), MutantKind.DroppedEncoding));

    [Fact]
    public void Base64_in_the_message_is_no_response() => Assert.Empty(Made.Of(Made.Client("""
        public void Send(byte[] attachment)
        {
            Command("AUTH EXTERNAL =", 235);
            Command("MAIL FROM:<a@b.example>", 250);
            WriteLine(Convert.ToBase64String(attachment));
        }
        """), MutantKind.DroppedEncoding));

    [Fact]
    public void A_client_of_POP3_is_left_alone() => Assert.Empty(Made.Of("""
        // not SMTP
        using System.Text;

        sealed class Pop3Client(StreamWriter writer)
        {
            public void Plain(string secret) => writer.WriteLine("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));
        }
        """));

    [Fact]
    public void A_server_that_looks_for_AUTH_is_left_alone() => Assert.Empty(Made.Of(Made.Client("""
        public void Serve(string command, byte[] nonce)
        {
            if (command.StartsWith("AUTH LOGIN"))
                WriteLine("334 " + Convert.ToBase64String(nonce));
        }
        """)));
}
