using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1002 speaks of the same message sent again; another item of a list, or the next one of a loop, is none.</summary>
public sealed class SameMessageTests
{
    private static readonly RuleCases Cases = new("SMTP1002");

    private static Task Array(string send, string sendAgain, string annotation = "") => Cases.Members($$"""
        public void Send(MailMessage[] messages, IReadOnlyList<MailMessage> list, int i, int j)
        {
            try
            {
                client.Send({{send}});
            }
            catch (SmtpException) {{annotation}}
            {
                client.Send({{sendAgain}});
            }
        }
        """);

    [Theory]
    [InlineData("messages[i]", "messages[i]")]
    [InlineData("messages[0]", "messages[0]")]
    [InlineData("list[i]", "list[i]")]
    [InlineData("list[2]", "list[2]")]
    public Task The_same_item(string send, string sendAgain) => Array(send, sendAgain, "// SMTP1002");

    [Theory]
    [InlineData("messages[i]", "messages[j]")]
    [InlineData("messages[i]", "messages[i + 1]")]
    [InlineData("messages[i]", "messages[++i]")]
    [InlineData("messages[0]", "messages[1]")]
    [InlineData("list[i]", "list[j]")]
    [InlineData("list[0]", "list[1]")]
    [InlineData("list[0]", "messages[0]")]
    public Task Another_item(string send, string sendAgain) => Array(send, sendAgain);

    private static Task Loop(string loops, string handler, string annotation = "") => Cases.Members($$"""
        public void SendAll(IList<MailMessage> messages)
        {
            {{loops}}
                {
                    try
                    {
                        client.Send(message);
                        break;
                    }
                    catch (SmtpException exception) {{annotation}}
                    {
                        {{handler}}
                    }
                }
        }
        """.Replace("client.Send(message)", loops.Contains("messages[i]") ? "client.Send(messages[i])" : "client.Send(message)").Replace("/*messages[i]*/", ""));

    [Theory]
    [InlineData("foreach (var message in messages)\nfor (var attempt = 0; attempt < 3; attempt++)")]
    [InlineData("/*messages[i]*/ for (var i = 0; i < messages.Count; i++)\nfor (var attempt = 0; attempt < 3; attempt++)")]
    [InlineData("foreach (var message in messages)\nwhile (true)")]
    public Task A_loop_over_attempts_in_a_loop_over_messages(string loops) => Loop(loops, "Thread.Sleep(1000);", "// SMTP1002");

    [Theory]
    [InlineData("foreach (var message in messages)")]
    [InlineData("/*messages[i]*/ for (var i = 0; i < messages.Count; i++)")]
    [InlineData("/*messages[i]*/ for (var i = messages.Count - 1; i >= 0; i--)")]
    [InlineData("/*messages[i]*/ for (var i = 0; i < 10; i++)")]
    public Task A_loop_over_messages(string loop) => Loop(loop, "logger.LogError(exception, \"Not sent\");");

    [Fact]
    public Task The_same_item_until_its_number_goes_up() => Cases.Members("""
        public void SendAll(IReadOnlyList<MailMessage> messages)
        {
            var failures = 0;
            for (var i = 0; i < messages.Count;)
            {
                try
                {
                    client.Send(messages[i]);
                }
                catch (SmtpException) when (failures < 10) // SMTP1002
                {
                    failures++;
                    continue;
                }

                i++;
            }
        }
        """);

    [Fact]
    public Task In_a_task() => Cases.Members("""
        public async Task SendAsync(MailMessage message, IEnumerable<MailMessage> messages)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    await Task.Run(() => client.Send(message));
                    break;
                }
                catch (SmtpException) // SMTP1002
                {
                    await Task.Delay(1000);
                }
            }

            foreach (var item in messages)
            {
                try
                {
                    await Task.Run(() => client.Send(item));
                }
                catch (SmtpException exception)
                {
                    logger.LogError(exception, "Not sent");
                }
            }
        }
        """);

    [Theory]
    [InlineData("client.EnableSsl = false;")]
    [InlineData("client.Host = \"backup.example.com\";")]
    [InlineData("client.Port = 25;")]
    [InlineData("client.Credentials = null;")]
    public Task By_other_settings_it_is_only_a_suggestion(string settings) => new RuleCases("SMTP1002", "SMTP1101").Files($$"""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException) // SMTP1002?
                {
                    {{settings}}
                    client.Send(message);
                }
            }
        }
        """);
}
