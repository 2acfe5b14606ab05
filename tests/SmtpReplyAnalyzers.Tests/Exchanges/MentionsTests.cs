namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>What a method is handed where it is called through a delegate, and what has nothing but its name.</summary>
public sealed class MentionsTests
{
    private static Task Client(string members, string report = "", string others = "") => LoginCode.Members($$"""
        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            Must(password, 235);{{report}}
        }

        {{members}}
        """, others);

    [Fact]
    public Task A_delegate_of_its_own_that_is_called_with_what_was_handed_in() => Client("""
        private delegate void LoginDelegate(string user, string password);

        public IAsyncResult BeginLogIn(string user, string password, AsyncCallback callback, object state)
        {
            LoginDelegate login = new LoginDelegate(this.LogIn);
            return Remember(login, login.BeginInvoke(user, password, callback, state));
        }

        private static IAsyncResult Remember(Delegate login, IAsyncResult result) => result;
        """, " // SMTP2003");

    [Fact]
    public Task A_delegate_of_its_own_that_is_called_with_what_is_encoded() => Client("""
        private delegate void LoginDelegate(string user, string password);

        public IAsyncResult BeginLogIn(string user, string password, AsyncCallback callback, object state)
        {
            LoginDelegate login = new LoginDelegate(this.LogIn);
            return login.BeginInvoke(user, Encode(password), callback, state);
        }
        """);

    [Fact]
    public Task A_delegate_that_others_can_call() => Client("""
        public delegate void LoginDelegate(string user, string password);

        public LoginDelegate Starter(string user, string password)
        {
            LoginDelegate login = new LoginDelegate(this.LogIn);
            login.Invoke(user, password);
            return login;
        }
        """);

    [Fact]
    public Task A_delegate_that_nobody_calls_here() => Client("""
        private delegate void LoginDelegate(string user, string password);

        private LoginDelegate Starter()
        {
            LoginDelegate login = new LoginDelegate(this.LogIn);
            return login;
        }
        """);

    [Fact]
    public Task An_event_of_that_name() => Client("", " // SMTP2003", """
        public sealed class Door
        {
            public event Action<string, string>? LogIn;

            public void Wire(Door other, Func<string, string> encode) { other.LogIn += (user, password) => encode(password); LogIn?.Invoke("a", encode("b")); }
        }
        """);

    [Fact]
    public Task A_method_of_that_name() => Client("", " // SMTP2003", """
        public sealed class Site
        {
            public void LogIn(string user, string password) { }

            public void Open(string password) => LogIn("a", Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
        }
        """);

    [Fact]
    public Task An_interface_that_it_implements() => LoginCode.Files("""
        public interface ILogin
        {
            void LogIn(string user, string password);
        }

        public sealed class Mailer(StreamReader reader, StreamWriter writer) : ILogin
        {
            private void Must(string line, string code)
            {
                writer.WriteLine(line);
                if (!reader.ReadLine()!.StartsWith(code)) throw new IOException(line);
            }

            public void LogIn(string user, string password)
            {
                Must("HELO shop.example", "250");
                Must("AUTH LOGIN", "334");
                Must(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), "334");
                Must(password, "235");
            }
        }

        public sealed class Site
        {
            public void Open(ILogin login, string password) => login.LogIn("a", Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
        }
        """);
}
