using SmtpReplyAnalyzers.Tests.Support;
using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 in code that does not compile: never an exception, never a hang, and no report that rests on what is not understood.</summary>
public sealed class FailureSwallowedBrokenCodeTests
{
    private const string Sample = """
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            private int _attempts = 3;

            public async Task<bool> SendAsync(MailMessage message, CancellationToken token)
            {
                for (var attempt = 1; attempt <= _attempts; attempt++)
                {
                    try
                    {
                        await client.SendMailAsync(message, token).ConfigureAwait(false);
                        return true;
                    }
                    catch (SmtpException exception) when ((int)exception.StatusCode / 100 == 4 && attempt < _attempts)
                    {
                        await Task.Delay(attempt * 1000, token);
                    }
                    catch (Exception exception)
                    {
                        Console.WriteLine($"Lost: {exception.Message}");
                        Log(() => exception.ToString());
                    }
                    finally
                    {
                        message.Dispose();
                    }
                }

                return false;

                void Log(Func<string> text) => Console.WriteLine(text());
            }
        }
        """;

    private const string Short = """
        using System.Net.Mail;
        class Mailer(SmtpClient c)
        {
            async Task<bool> Send(MailMessage m)
            {
                try { await c.SendMailAsync(m); return true; }
                catch (SmtpException e) when ((int)e.StatusCode == 421) { Console.WriteLine($"{e}"); }
                finally { m.Dispose(); }
                return false;
            }
        }
        """;

    [Fact]
    public async Task Every_beginning_of_a_file()
    {
        for (var length = 0; length <= Short.Length; length++)
            await AnalyzeAsync(Short[..length]);
    }

    [Fact]
    public async Task Every_token_left_out()
    {
        foreach (var token in CSharpCode.Parse(Sample, "Case.cs").GetRoot(TestContext.Current.CancellationToken).DescendantTokens())
            await AnalyzeAsync(Sample.Remove(token.SpanStart, token.Span.Length));
    }

    [Fact]
    public async Task Every_token_twice()
    {
        foreach (var token in CSharpCode.Parse(Sample, "Case.cs").GetRoot(TestContext.Current.CancellationToken).DescendantTokens())
            await AnalyzeAsync(Sample.Insert(token.SpanStart, token.Text + " "));
    }

    [Fact]
    public Task A_body_with_a_syntax_error_is_left_alone() => Broken("""
        public void Send(MailMessage message)
        {
            try { client.Send(message) }
            catch (SmtpException) { }
        }
        """);

    [Fact]
    public Task An_error_elsewhere_in_the_file_does_not_matter() => Broken("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) { } // SMTP1003
        }

        public void Other() { var x = ; }
        """);

    [Fact]
    public Task A_log_that_is_not_to_be_had_is_still_a_log() => Broken("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) { Log.Error("Could not send"); } // SMTP1003
        }
        """);

    [Fact]
    public Task An_unknown_call_with_the_exception_carries_it() => Broken("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { Unknown(exception.Message); }
        }
        """);

    [Fact]
    public Task An_unknown_call_without_the_exception_is_not_understood() => Broken("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) { Unknown("Could not send"); }
        }
        """);

    [Fact]
    public Task An_unknown_member_that_gets_the_text() => Broken("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { label.Text = exception.Message; }
        }
        """);

    [Fact]
    public Task An_unknown_member_that_gets_a_constant() => Broken("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) { label.Text = "Could not send"; }
        }
        """);

    [Fact]
    public Task An_unknown_exception_type() => Broken("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (MailFailedException) { }
        }
        """);

    [Fact]
    public Task An_unknown_exception_type_before_the_rest() => Broken("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (MailFailedException) { throw; }
            catch (Exception) { }
        }
        """);

    [Fact]
    public Task An_unknown_filter() => Broken("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) when (IsFatal(exception)) { }
        }
        """);

    [Fact]
    public Task An_unknown_client() => Broken("""
        public void Send(MailMessage message)
        {
            var mailer = new UnknownClient();
            try { mailer.Send(message); }
            catch (Exception) { }
        }
        """);

    [Fact]
    public Task An_argument_that_does_not_exist() => Broken("""
        public void Send()
        {
            try { client.Send(missing); }
            catch (SmtpException) { } // SMTP1003
        }
        """);

    [Fact]
    public Task Too_many_arguments() => Broken("""
        public void Send(MailMessage message)
        {
            try { client.Send(message, 1, 2, 3, 4, 5, 6, 7); }
            catch (SmtpException) { } // SMTP1003
        }
        """);

    [Fact]
    public Task Libraries_that_are_not_restored() => Files_that_do_not_compile("""
        using Postal.Smtp;

        public sealed class Mailer
        {
            public void Send(object message)
            {
                using var client = new SmtpClient();
                try { client.Connect("mail.example.com", 587); client.Send(message); }
                catch (SmtpCommandException exception) { }
                _ = client.SendAsync(message);
            }
        }
        """);

    [Fact]
    public Task A_class_that_derives_from_itself() => Files_that_do_not_compile("""
        using System.Net.Mail;

        public class First : Second { public void Send(MailMessage message) { try { new SmtpClient().Send(message); } catch (First) { } } }

        public class Second : First;
        """);

    [Fact]
    public Task The_same_method_twice() => Files_that_do_not_compile("""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Notify(MailMessage message)
            {
                try { Send(message); }
                catch (Exception) { }
            }

            private void Send(MailMessage message) => client.Send(message);

            private void Send(MailMessage message) => client.Send(message);
        }
        """);

    private static Task Files_that_do_not_compile(params string[] files) => Annotated.VerifyBrokenAsync("SMTP1003", files);

    private static Task AnalyzeAsync(string code) =>
        Analysis.ReportsOfAsync(CSharpCode.Compile(CSharpCode.Parse(code, "Case.cs")), TestContext.Current.CancellationToken);
}
