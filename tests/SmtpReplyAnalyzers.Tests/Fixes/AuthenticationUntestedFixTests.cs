using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP2007: 235 is required as the client requires other codes.</summary>
public sealed class AuthenticationUntestedFixTests
{
    private static readonly AuthFixCheck<AuthenticationUntestedFix> Untested = new("SMTP2007") { Mechanism = "PLAIN" };

    private static string Next(string client) => client.Replace("Send(\"MAIL FROM:<\" + sender + \">\")", "[|Send(\"MAIL FROM:<\" + sender + \">\")|]", StringComparison.Ordinal)
        .Replace("writer.WriteLine(\"MAIL FROM:<\" + sender + \">\")", "[|writer.WriteLine(\"MAIL FROM:<\" + sender + \">\")|]", StringComparison.Ordinal)
        .Replace("SendAsync($\"MAIL FROM:<{sender}>\", cancellationToken)", "[|SendAsync($\"MAIL FROM:<{sender}>\", cancellationToken)|]", StringComparison.Ordinal);

    [Fact]
    public Task By_the_method_that_checks() => Untested.BecomesAsync(
        Next(AuthClients.Lines("""
            // Log in.
            {1|Send("AUTH PLAIN " + user)|1}; // whatever
            """)),
        AuthClients.Lines("""
            // Log in.
            Require(Send("AUTH PLAIN " + user), "235"); // whatever
            """));

    [Fact]
    public Task A_reply_that_is_shown_first() => Untested.BecomesAsync(
        Next(AuthClients.Lines("""
            var reply = {1|Send("AUTH PLAIN " + user)|1};
            Console.WriteLine(reply); // for the log
            """)),
        AuthClients.Lines("""
            var reply = Send("AUTH PLAIN " + user);
            Console.WriteLine(reply); // for the log
            Require(reply, "235");
            """));

    [Fact]
    public Task A_reply_without_a_name() => Untested.BecomesAsync(
        Next(AuthClients.Lines("""
            Console.WriteLine({1|Send("AUTH PLAIN " + user)|1});
            """)),
        AuthClients.Lines("""
            var reply = Send("AUTH PLAIN " + user);
            Console.WriteLine(reply);
            Require(reply, "235");
            """));

    [Fact]
    public Task A_discard() => Untested.BecomesAsync(
        Next(AuthClients.Lines("""
            _ = {1|Send("AUTH PLAIN " + user)|1};
            """)),
        AuthClients.Lines("""
            Require(Send("AUTH PLAIN " + user), "235");
            """));

    [Fact]
    public Task As_the_method_answers_false() => Untested.BecomesAsync(
        Next(AuthClients.Inline("""
            writer.WriteLine("AUTH PLAIN " + user + password);
            reply = {1|reader.ReadLine()|1} ?? "";

            """)).Replace("{1|reader.ReadLine()|1} ?? \"\"", "{1|reader.ReadLine()|1}!", StringComparison.Ordinal),
        AuthClients.Inline("""
            writer.WriteLine("AUTH PLAIN " + user + password);
            reply = reader.ReadLine()!;
            if (!reply.StartsWith("235", StringComparison.Ordinal)) {
                return false;
            }

            """));

    [Fact]
    public Task Asynchronous_with_the_words_of_another_test() => Untested.BecomesAsync(
        Next(AuthClients.Async("""
            await {1|SendAsync("AUTH PLAIN " + _user + _password, cancellationToken)|1}.ConfigureAwait(false);

            """)),
        AuthClients.Async("""
            var authReply = await SendAsync("AUTH PLAIN " + _user + _password, cancellationToken).ConfigureAwait(false);
            if (authReply.Code != 235)
            {
                throw new InvalidOperationException("AUTH: " + authReply.Text);
            }

            """));

    [Fact]
    public Task In_a_method_that_logs_in() => Untested.BecomesAsync(
        Next(AuthClients.Lines("{1|LogIn(user)|1};", """

            private void LogIn(string user)
            {
                Require(Send("AUTH LOGIN"), "334");
                Send(user);
            }

            """)),
        AuthClients.Lines("LogIn(user);", """

            private void LogIn(string user)
            {
                Require(Send("AUTH LOGIN"), "334");
                Require(Send(user), "235");
            }

            """));

    [Fact]
    public Task A_method_that_answers_whether_it_logged_in() => Untested.BecomesAsync(
        Next(AuthClients.Lines("{1|LogIn(user)|1}; // now", """

            private bool LogIn(string user) => Send("AUTH PLAIN " + user).StartsWith("235", StringComparison.Ordinal);

            """)),
        AuthClients.Lines("""
            if (!LogIn(user))
                throw new IOException("The server did not accept the credentials."); // now
            """, """

            private bool LogIn(string user) => Send("AUTH PLAIN " + user).StartsWith("235", StringComparison.Ordinal);

            """));

    [Fact]
    public Task A_reply_that_the_method_loses() => Untested.BecomesAsync(
        AuthClients.Lines("LogIn(user);", """

            private void LogIn(string user)
            {
                [|{1|Send("AUTH PLAIN " + user)|1}|];
            }

            """),
        AuthClients.Lines("LogIn(user);", """

            private void LogIn(string user)
            {
                Require(Send("AUTH PLAIN " + user), "235");
            }

            """));

    [Fact]
    public Task A_method_that_is_content_with_any_reply() => Untested.BecomesAsync(
        AuthClients.Lines("LogIn(user);", """

            private bool LogIn(string user)
            {
                var reply = [|{1|Send("AUTH PLAIN " + user)|1}|];
                return true;
            }

            """),
        AuthClients.Lines("LogIn(user);", """

            private bool LogIn(string user)
            {
                var reply = Send("AUTH PLAIN " + user);
                Require(reply, "235");
                return true;
            }

            """));

    [Fact]
    public Task A_method_of_which_nothing_is_known_stays() => Untested.StaysAsync(Next(AuthClients.Lines("{1|Console.Beep()|1};")));

    [Fact]
    public Task A_statement_without_braces_stays() => Untested.StaysAsync(Next(AuthClients.Lines("""
        if (user.Length > 0)
            {1|Send("AUTH PLAIN " + user)|1};
        """)));
}
