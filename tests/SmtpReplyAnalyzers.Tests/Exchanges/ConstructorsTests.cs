namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients whose constructor logs in.</summary>
public sealed class ConstructorsTests
{
    private static Task Window(string exchange, string before = "_user = Encode(user); _password = Encode(password);", string after = "") => LoginCode.Files($$"""
        public sealed class Window
        {
            private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
            private string _user = "";
            private string _password = "";

            public Window(string user, string password)
            {
                {{before}}
                try { LogIn(); } catch (SocketException) { Status = "closed"; }
                {{after}}
            }

            public string Status { get; private set; } = "";

            private string Read()
            {
                var buffer = new byte[1024];
                _socket.Receive(buffer);
                return Encoding.ASCII.GetString(buffer);
            }

            private void Send(string line) => _socket.Send(Encoding.ASCII.GetBytes(line + "\r\n"));

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void LogIn()
            {
                _socket.Connect("mail.example.com", 587);
                if (Read().Substring(0, 3) != "220") return;
                Send("EHLO me");
                if (Read().Substring(0, 3) != "250") return;
                Send("AUTH LOGIN");
                {{exchange}}
            }
        }
        """);

    [Fact]
    public Task All_is_right() => Window("""
        if (Read().Substring(0, 3) != "334") return;
        Send(_user);
        if (Read().Substring(0, 3) != "334") return;
        Send(_password);
        if (Read().Substring(0, 3) != "235") return;
        Status = "there";
        """);

    [Fact]
    public Task A_test_is_the_wrong_way_round() => Window("""
        if (Read().Substring(0, 3) == "334") return; // SMTP2001
        Send(_user);
        if (Read().Substring(0, 3) != "334") return;
        Send(_password);
        if (Read().Substring(0, 3) != "235") return;
        Status = "there";
        """);

    [Fact]
    public Task Nothing_is_read_between() => Window("""
        if (Read().Substring(0, 3) != "334") return;
        Send(_user);
        Send(_password); // SMTP2009
        if (Read().Substring(0, 3) != "235") return;
        Status = "there";
        """);

    /// <summary>What it holds then is encoded once, and not again.</summary>
    [Fact]
    public Task It_is_encoded_twice() => Window("""
        if (Read().Substring(0, 3) != "334") return;
        Send(Encode(_user)); // SMTP2005
        if (Read().Substring(0, 3) != "334") return;
        Send(_password);
        if (Read().Substring(0, 3) != "235") return;
        Status = "there";
        """);

    /// <summary>What is set behind the call is set when it is called again: nobody knows what it holds.</summary>
    [Fact]
    public Task It_is_encoded_later() => Window("""
        if (Read().Substring(0, 3) != "334") return;
        Send(_user);
        if (Read().Substring(0, 3) != "334") return;
        Send(_password);
        if (Read().Substring(0, 3) != "235") return;
        Status = "there";
        """, before: "", after: "_user = Encode(user); _password = Encode(password);");
}
