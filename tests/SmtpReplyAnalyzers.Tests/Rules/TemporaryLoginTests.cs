using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>MailKit's <c>AuthenticationException</c> may stand for 421, 432 or 454: to call the password wrong for it is SMTP1001.</summary>
public sealed class TemporaryLoginTests
{
    private static readonly RuleCases Cases = new("SMTP1001");

    private const string Types = """
        public enum Login { Ok, WrongPassword, BadCredentials, Unauthorized, Unavailable, Unknown }
        public sealed class Account { public bool Disabled { get; set; } public string User, Password, State; public Login Last { get; set; } }
        public sealed class InvalidCredentialsException(string message, Exception inner = null) : Exception(message, inner);
        """;

    private static Task Handlers(string handlers, string call = "client.Authenticate(account.User, account.Password);") => Cases.Files($$"""
        using MailKit.Net.Smtp;
        using MailKit.Security;
        using MimeKit;

        public sealed class Mailer(SmtpClient client)
        {
            public Login Try(Account account, MimeMessage message)
            {
                try
                {
                    {{call}}
                    return Login.Ok;
                }
                {{handlers}}
            }
        }

        {{Types}}
        """);

    [Theory]
    [InlineData("return Login.WrongPassword;")]
    [InlineData("return Login.BadCredentials;")]
    [InlineData("return Login.Unauthorized;")]
    [InlineData("account.Last = Login.WrongPassword; return Login.Unknown;")]
    [InlineData("account.Disabled = true; return Login.Unknown;")]
    [InlineData("account.State = \"wrong password\"; return Login.Unknown;")]
    [InlineData("throw new InvalidCredentialsException(\"No entry\");")]
    public Task The_password_is_called_wrong(string handler) => Handlers($$"""
        catch (AuthenticationException) // SMTP1001
        {
            {{handler}}
        }
        """);

    [Theory]
    [InlineData("return Login.Unknown;")]
    [InlineData("return Login.Unavailable;")]
    [InlineData("account.Last = Login.Unavailable; throw;")]
    [InlineData("throw new InvalidOperationException(\"No login\", exception);")]
    [InlineData("throw new InvalidCredentialsException(exception.Message, exception);")]
    [InlineData("account.State = exception.Message; return Login.WrongPassword;")]
    public Task The_password_is_not_called_wrong_or_the_reply_is_kept(string handler) => Handlers($$"""
        catch (AuthenticationException exception)
        {
            {{handler}}
        }
        """);

    [Theory]
    [InlineData("exception.InnerException is SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 }")]
    [InlineData("exception.InnerException is SmtpCommandException inner && (int)inner.StatusCode / 100 == 5")]
    [InlineData("(exception.InnerException as SmtpCommandException)?.StatusCode == SmtpStatusCode.AuthenticationInvalidCredentials")]
    public Task The_code_is_looked_at(string condition) => Handlers($$"""
        catch (AuthenticationException exception) when ({{condition}})
        {
            return Login.WrongPassword;
        }
        catch (AuthenticationException)
        {
            return Login.Unavailable;
        }
        """);

    [Theory]
    [InlineData("exception.Message.StartsWith(\"5\")")]
    [InlineData("exception.Message.StartsWith(\"535\", StringComparison.Ordinal)")]
    [InlineData("exception.Message[0] == '5'")]
    public Task The_code_at_the_start_of_the_message_is_looked_at(string condition) => Handlers($$"""
        catch (AuthenticationException exception) when ({{condition}})
        {
            return Login.WrongPassword;
        }
        catch (AuthenticationException)
        {
            return Login.Unavailable;
        }
        """, "client.Authenticate(new SaslMechanismOAuth2(account.User, account.Password));");

    [Fact]
    public Task A_word_for_logins_says_nothing_of_a_message() => Handlers("""
        catch (SmtpCommandException)
        {
            return Login.Unauthorized;
        }
        """, "client.Send(message);");

    [Fact]
    public Task The_login_is_given_up_where_the_send_is_tried_again() => Cases.Files("""
        using MailKit.Net.Smtp;
        using MailKit.Security;
        using MimeKit;

        public sealed class Mailer
        {
            public async Task SendAsync(MimeMessage message)
            {
                for (var attempt = 1; ; attempt++)
                {
                    using var client = new SmtpClient();
                    try
                    {
                        await client.ConnectAsync("mail.example.com");
                        await client.AuthenticateAsync("shop", "secret");
                        await client.SendAsync(message);
                        return;
                    }
                    catch (AuthenticationException) // SMTP1001
                    {
                        throw new InvalidOperationException("Bad credentials");
                    }
                    catch (SmtpCommandException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)
                    {
                        await Task.Delay(attempt * 60000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task The_login_is_tried_again_as_well() => Cases.Files("""
        using MailKit.Net.Smtp;
        using MailKit.Security;
        using MimeKit;

        public sealed class Mailer
        {
            public async Task SendAsync(MimeMessage message)
            {
                for (var attempt = 1; ; attempt++)
                {
                    using var client = new SmtpClient();
                    try
                    {
                        await client.ConnectAsync("mail.example.com");
                        await client.AuthenticateAsync("shop", "secret");
                        await client.SendAsync(message);
                        return;
                    }
                    catch (AuthenticationException exception)
                    {
                        if (attempt == 5 || exception.InnerException is not SmtpCommandException { StatusCode: < (SmtpStatusCode)500 })
                            throw new InvalidOperationException("Bad credentials");
                        await Task.Delay(attempt * 60000);
                    }
                    catch (SmtpCommandException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)
                    {
                        await Task.Delay(attempt * 60000);
                    }
                }
            }
        }
        """);
}
