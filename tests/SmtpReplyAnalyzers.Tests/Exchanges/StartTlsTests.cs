namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>A client that begins again after STARTTLS, as RFC 3207 section 4.2 asks for: a server on TLS does not offer it again.</summary>
public sealed class StartTlsTests
{
    [Theory]
    [InlineData("LogIn(user, password);\n        Must(\"MAIL FROM:<shop@example.com>\", 250); // SMTP2007")]
    [InlineData("if (!LogIn(user, password)) throw new IOException();\n        Must(\"MAIL FROM:<shop@example.com>\", 250);")]
    public Task A_login_that_calls_itself(string delivery) => LoginCode.Members($$"""
        public void Deliver(string user, string password)
        {
            {{delivery}}
        }

        private bool LogIn(string user, string password)
        {
            var offers = Ask("EHLO me");
            if (offers.Contains("STARTTLS") && Ask("STARTTLS").StartsWith("220"))
            {
                Protect();
                return LogIn(user, password);
            }

            if (offers.Contains("LOGIN"))
                return Ask("AUTH LOGIN").StartsWith("334") && Ask(Encode(user)).StartsWith("334") && Ask(Encode(password)).StartsWith("235");
            return Ask("AUTH PLAIN " + Encode("\0" + user + "\0" + password)).StartsWith("235");
        }

        private void Protect()
        {
            var under = new System.Net.Security.SslStream(reader.BaseStream);
            under.AuthenticateAsClient("example.com");
            reader = new StreamReader(under);
            writer = new StreamWriter(under) { AutoFlush = true };
        }
        """);
}
