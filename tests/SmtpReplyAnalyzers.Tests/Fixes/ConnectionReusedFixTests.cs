using SmtpReplyAnalyzers.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP1103: the connection is made again as the method made it.</summary>
public sealed class ConnectionReusedFixTests
{
    private static readonly FixCheck<ConnectionReusedFix> Connect = new() { Key = FixKeys.ConnectionReused, Ignored = ["SMTP1003"] };

    private static string Retry(string clause, string connect, string inTry = "") => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer(string host)
        {
            public async Task SendAsync(MimeMessage message, CancellationToken token)
            {
                using var client = new SmtpClient();
                {{connect}}
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        {{inTry}}// The message.
                        await client.SendAsync(message, token);
                        break;
                    }
                    {{clause}}
                    {
                        await Task.Delay(TimeSpan.FromMinutes(attempt), token);
                    }
                }

                await client.DisconnectAsync(true, token);
            }

            private static int Port() => 587;
        }
        """;

    private const string Reported = "catch (SmtpCommandException ex) when ({|SMTP1103:attempt < 5 && (int)ex.StatusCode / 100 == 4|})";
    private const string Clause = "catch (SmtpCommandException ex) when (attempt < 5 && (int)ex.StatusCode / 100 == 4)";

    [Fact]
    public Task It_connects() => Connect.BecomesAsync(
        Retry(Reported, "await client.ConnectAsync(host, 587, cancellationToken: token);"),
        Retry(Clause, "await client.ConnectAsync(host, 587, cancellationToken: token);", """
            if (!client.IsConnected)
                            {
                                await client.ConnectAsync(host, 587, cancellationToken: token);
                            }

                            
            """));

    [Fact]
    public Task It_connects_and_logs_in() => Connect.BecomesAsync(
        Retry(Reported, "await client.ConnectAsync(host, 587, cancellationToken: token);\n        await client.AuthenticateAsync(\"shop\", \"secret\", token);"),
        Retry(Clause, "await client.ConnectAsync(host, 587, cancellationToken: token);\n        await client.AuthenticateAsync(\"shop\", \"secret\", token);", """
            if (!client.IsConnected)
                            {
                                await client.ConnectAsync(host, 587, cancellationToken: token);
                                await client.AuthenticateAsync("shop", "secret", token);
                            }

                            
            """));

    [Theory]
    [InlineData("await client.ConnectAsync(host, Port(), cancellationToken: token);")]
    [InlineData("client.Connect(host, 587); client.Disconnect(false); client.Connect(host, 25);")]
    [InlineData("Open(client); void Open(SmtpClient c) => c.Connect(host);")]
    public Task How_it_connects_cannot_be_repeated(string connect) => Connect.StaysAsync(Retry(Reported, connect));

    [Fact]
    public Task A_client_that_is_connected_elsewhere_stays() => Connect.StaysAsync("""
        using System.Threading;
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MimeMessage message)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpCommandException ex) when ({|SMTP1103:attempt < 5 && (int)ex.StatusCode / 100 == 4|})
                    {
                        Thread.Sleep(60000 * attempt);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task A_connection_that_is_made_again_stays() => Connect.StaysAsync(
        Retry(Clause, "await client.ConnectAsync(host, 587, cancellationToken: token);", "if (!client.IsConnected) await client.ConnectAsync(host, 587, cancellationToken: token);\n                "));

    [Fact]
    public Task For_the_next_message() => Connect.BecomesAsync(Messages("{|SMTP1103:catch (SmtpCommandException ex)|}", ""), Messages("catch (SmtpCommandException ex)", """
            if (!client.IsConnected)
                            {
                                client.Connect(host);
                            }

                            
            """));

    private static string Messages(string clause, string inTry) => $$"""
        using System;
        using System.Collections.Generic;
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer(string host)
        {
            public void SendAll(IEnumerable<MimeMessage> messages, ICollection<string> failed)
            {
                using var client = new SmtpClient();
                client.Connect(host);
                foreach (var message in messages)
                {
                    try
                    {
                        {{inTry}}client.Send(message);
                    }
                    {{clause}}
                    {
                        failed.Add(ex.Message);
                    }
                }
            }
        }
        """;
}
