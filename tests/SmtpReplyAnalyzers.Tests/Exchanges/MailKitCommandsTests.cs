namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients derived from MailKit's, which log in by <c>SendCommand</c> and read <c>SmtpStatusCode.AuthenticationChallenge</c>.</summary>
public sealed class MailKitCommandsTests
{
    private static Task Client(string members) => LoginCode.Files($$"""
        using MailKit;
        using MailKit.Net.Smtp;

        public sealed class Mailer : SmtpClient
        {
            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            private void Must(string command, SmtpStatusCode code)
            {
                var response = SendCommand(command);
                if (response.StatusCode != code)
                    throw new SmtpCommandException(SmtpErrorCode.UnexpectedStatusCode, response.StatusCode, response.Response);
            }

            {{members}}
        }
        """);

    [Fact]
    public Task A_careful_login_is_silent() => Client("""
        public void LogIn(string user, string password)
        {
            Must("AUTH LOGIN", SmtpStatusCode.AuthenticationChallenge);
            Must(Encode(user), SmtpStatusCode.AuthenticationChallenge);
            Must(Encode(password), SmtpStatusCode.AuthenticationSuccessful);
        }
        """);

    [Fact]
    public Task A_careful_loop_is_silent() => Client("""
        public async Task LogIn(System.Net.NetworkCredential credential)
        {
            var response = await SendCommandAsync("AUTH LOGIN", CancellationToken.None);
            foreach (var answer in new[] { credential.UserName, credential.Password })
            {
                if (response.StatusCode != SmtpStatusCode.AuthenticationChallenge)
                    break;
                response = await SendCommandAsync(Encode(answer));
            }

            if (response.StatusCode != SmtpStatusCode.AuthenticationSuccessful)
                throw new MailKit.Security.AuthenticationException(response.Response);
        }
        """);

    [Fact]
    public Task Nothing_else_than_success_is_accepted_where_a_challenge_is_due() => Client("""
        public void LogIn(string user, string password)
        {
            var response = SendCommand("AUTH LOGIN");
            if (response.StatusCode != SmtpStatusCode.AuthenticationSuccessful) // SMTP2001
                throw new MailKit.Security.AuthenticationException(response.Response);
        }
        """);

    [Fact]
    public Task A_challenge_is_taken_for_a_refusal() => Client("""
        public bool LogIn(string user, string password)
        {
            var response = SendCommand("AUTH PLAIN");
            switch (response.StatusCode)
            {
                case SmtpStatusCode.AuthenticationSuccessful:
                    return true;
                case SmtpStatusCode.AuthenticationChallenge: // SMTP2001
                case SmtpStatusCode.AuthenticationInvalidCredentials:
                default:
                    return false;
            }
        }
        """);

    [Fact]
    public Task A_challenge_that_is_thrown_by_itself_may_be_answered_by_the_caller() => Client("""
        public sealed class Challenged(string text) : Exception(text);

        public bool Begin(string mechanism)
        {
            var response = SendCommand("AUTH " + mechanism);
            if (response.StatusCode == SmtpStatusCode.AuthenticationChallenge)
                throw new Challenged(response.Response);
            return response.StatusCode == SmtpStatusCode.AuthenticationSuccessful;
        }
        """);

    [Fact]
    public Task Another_method_of_that_name_is_none_of_MailKit() => LoginCode.Files("""
        public sealed class SmtpResponse(int statusCode)
        {
            public int StatusCode => statusCode;
        }

        public sealed class SmtpClient(Func<string, SmtpResponse> MailKit)
        {
            private SmtpResponse SendCommand(string command) => MailKit(command);

            public void LogIn()
            {
                if (SendCommand("AUTH LOGIN").StatusCode != 235)
                    throw new IOException("Not logged in");
            }
        }
        """);

    [Fact]
    public Task After_an_initial_response_a_challenge_may_be_a_failure() => Client("""
        public void LogIn(string user, string password)
        {
            var response = SendCommand("AUTH PLAIN " + Encode("\0" + user + "\0" + password));
            if (response.StatusCode == SmtpStatusCode.AuthenticationChallenge)
                throw new InvalidOperationException("The server wants more");
            if (response.StatusCode != SmtpStatusCode.AuthenticationSuccessful)
                throw new MailKit.Security.AuthenticationException(response.Response);
        }
        """);

    [Fact]
    public Task The_password_is_not_encoded() => Client("""
        public void LogIn(string user, string password)
        {
            Must("AUTH LOGIN", SmtpStatusCode.AuthenticationChallenge);
            Must(Encode(user), SmtpStatusCode.AuthenticationChallenge);
            Must(password, SmtpStatusCode.AuthenticationSuccessful); // SMTP2003
        }
        """);

    [Fact]
    public Task The_password_is_encoded_twice() => Client("""
        public void LogIn(string user, string password)
        {
            Must("AUTH LOGIN", SmtpStatusCode.AuthenticationChallenge);
            Must(Encode(user), SmtpStatusCode.AuthenticationChallenge);
            Must(Encode(Encode(password)), SmtpStatusCode.AuthenticationSuccessful); // SMTP2005
        }
        """);

    [Fact]
    public Task The_challenge_is_not_decoded() => Client("""
        public void LogIn(string user, string password)
        {
            var response = SendCommand("AUTH CRAM-MD5");
            if (response.StatusCode != SmtpStatusCode.AuthenticationChallenge)
                throw new MailKit.Security.AuthenticationException(response.Response);
            var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Encoding.ASCII.GetBytes(response.Response)); // SMTP2004
            Must(Encode(user + " " + Convert.ToHexString(digest).ToLowerInvariant()), SmtpStatusCode.AuthenticationSuccessful);
        }
        """);

    [Fact]
    public Task A_challenge_that_is_decoded_is_silent() => Client("""
        public void LogIn(string user, string password)
        {
            var response = SendCommand("AUTH CRAM-MD5");
            if (response.StatusCode != SmtpStatusCode.AuthenticationChallenge)
                throw new MailKit.Security.AuthenticationException(response.Response);
            var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Convert.FromBase64String(response.Response));
            Must(Encode(user + " " + Convert.ToHexString(digest).ToLowerInvariant()), SmtpStatusCode.AuthenticationSuccessful);
        }
        """);

    [Fact]
    public Task Anything_below_400_passes() => Client("""
        public void LogIn(string user, string password)
        {
            Must("AUTH LOGIN", SmtpStatusCode.AuthenticationChallenge);
            Must(Encode(user), SmtpStatusCode.AuthenticationChallenge);
            var response = SendCommand(Encode(password));
            if ((int)response.StatusCode >= 400) // SMTP2002
                throw new MailKit.Security.AuthenticationException(response.Response);
            Must("MAIL FROM:<shop@example.com>", SmtpStatusCode.Ok);
        }
        """);
}
