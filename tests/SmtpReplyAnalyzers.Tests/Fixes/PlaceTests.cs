using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>Files and types of every kind.</summary>
public sealed class PlaceTests
{
    [Fact]
    public Task Braces_and_tabs_as_the_author_has_them() => new FixCheck<FailureSwallowedFix>().BecomesAsync(
        """
        using System.Net.Mail;

        public sealed class Mailer {
        	private readonly SmtpClient _client = new();

        	public void Send(MailMessage message) {
        		try {
        			_client.Send(message);
        		} {|SMTP1003:catch (SmtpException)|} {
        			// The log knows.
        			System.Diagnostics.Trace.WriteLine("Not sent");
        		}
        	}
        }
        """,
        """
        using System.Net.Mail;
        using System.Net.Sockets;

        public sealed class Mailer {
        	private readonly SmtpClient _client = new();

        	public void Send(MailMessage message) {
        		const int maxAttempts = 5;
        		for (var attempt = 1; ; attempt++) {
        			try {
        				_client.Send(message);
        				return;
        			} catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex)) {
        				// Exponential backoff with jitter.
        				var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
        				Thread.Sleep(TimeSpan.FromSeconds(seconds));
        			} catch (SmtpException) {
        				// The log knows.
        				System.Diagnostics.Trace.WriteLine("Not sent");
        				throw;
        			}
        		}
        	}

        	// A transient reply or a lost connection. When only some recipients were refused, the others already have the message.
        	private static bool IsTransient(SmtpException ex) =>
        		ex is not SmtpFailedRecipientException
        		&& ((int)ex.StatusCode / 100 == 4
        			|| (ex.StatusCode == SmtpStatusCode.GeneralFailure && ex.InnerException is IOException or SocketException));
        }
        """);

    [Fact]
    public Task Top_level_statements() => new FixCheck<FailureSwallowedFix> { IsProgram = true }.BecomesAsync(
        """
        using System.Net.Mail;

        var client = new SmtpClient("mail.example.com");
        try
        {
            client.Send("shop@example.com", args[0], "Your order", "Thank you.");
        }
        {|SMTP1003:catch (SmtpException)|}
        {
            System.Diagnostics.Trace.WriteLine("Not sent");
        }

        Console.WriteLine("Done");

        internal sealed class Order;
        """,
        """
        using System.Net.Mail;
        using System.Net.Sockets;

        var client = new SmtpClient("mail.example.com");
        const int maxAttempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                client.Send("shop@example.com", args[0], "Your order", "Thank you.");
                break;
            }
            catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
            {
                // Exponential backoff with jitter.
                var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                Thread.Sleep(TimeSpan.FromSeconds(seconds));
            }
            catch (SmtpException)
            {
                System.Diagnostics.Trace.WriteLine("Not sent");
                throw;
            }
        }

        Console.WriteLine("Done");

        // A transient reply or a lost connection. When only some recipients were refused, the others already have the message.
        static bool IsTransient(SmtpException ex) =>
            ex is not SmtpFailedRecipientException
            && ((int)ex.StatusCode / 100 == 4
                || (ex.StatusCode == SmtpStatusCode.GeneralFailure && ex.InnerException is IOException or SocketException));

        internal sealed class Order;
        """);

    [Fact]
    public Task In_a_type_of_several_parts_the_test_is_a_local_function() => new FixCheck<FailureSwallowedFix>().BecomesAsync(
        """
        using System.Net.Mail;

        public partial class Mailer
        {
            private readonly SmtpClient client = new();

            public bool Send(MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                {|SMTP1003?:catch (SmtpException)|}
                {
                    return false;
                }
            }
        }

        public partial class Mailer
        {
        }
        """,
        """
        using System.Net.Mail;
        using System.Net.Sockets;

        public partial class Mailer
        {
            private readonly SmtpClient client = new();

            public bool Send(MailMessage message)
            {
                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return true;
                    }
                    catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        Thread.Sleep(TimeSpan.FromSeconds(seconds));
                    }
                }

                // A transient reply or a lost connection. When only some recipients were refused, the others already have the message.
                static bool IsTransient(SmtpException ex) =>
                    ex is not SmtpFailedRecipientException
                    && ((int)ex.StatusCode / 100 == 4
                        || (ex.StatusCode == SmtpStatusCode.GeneralFailure && ex.InnerException is IOException or SocketException));
            }
        }

        public partial class Mailer
        {
        }
        """);
}
