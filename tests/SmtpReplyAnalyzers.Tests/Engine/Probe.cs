using System.Net.Mail;
using MailKit.Security;
using MimeKit;

namespace SmtpReplyAnalyzers.Tests.Engine;

/// <summary>What generated programs call: it fails when it is told to, and notes which statements run after that. One state for each thread.</summary>
public static class Probe
{
    /// <summary>The message of the exceptions that programs throw themselves.</summary>
    internal const string Thrown = "thrown";

    [ThreadStatic]
    private static Exception? _failure;

    [ThreadStatic]
    private static int _failing;

    [ThreadStatic]
    private static object? _failedMessage;

    [ThreadStatic]
    private static ulong _hits;

    [ThreadStatic]
    private static bool _isNoting;

    /// <summary>A condition that has nothing to do with the failure.</summary>
    [ThreadStatic]
    public static bool Flag;

    public static void Hit(int statement)
    {
        if (_isNoting)
            _hits |= 1UL << statement;
    }

    /// <summary>Runs a program whose first attempts fail with <paramref name="failure"/>; without one none fails.</summary>
    /// <returns>A bit for each statement that ran after the last of these attempts, or, without a failure, at all.</returns>
    public static ulong Run(Action program, Exception? failure, int failing = 1)
    {
        (_failure, _failing, _failedMessage, _hits, _isNoting) = (failure, failure is null ? 0 : failing, null, 0, failure is null);
        try
        {
            program();
        }
        catch (Exception thrown) when (thrown == failure || thrown.Message == Thrown)
        {
            // A way that ends in an exception is an end as well.
        }

        return _hits;
    }

    /// <summary>To send the same message again is the end of the way.</summary>
    internal static void Attempt(object message)
    {
        if (_failing > 0)
        {
            (_failedMessage, _isNoting) = (message, --_failing == 0);
            throw _failure!;
        }

        if (ReferenceEquals(message, _failedMessage))
            _isNoting = false;
    }

    internal static async Task AttemptAsync(object message)
    {
        await Task.CompletedTask;
        Attempt(message);
    }
}

/// <summary>Is System.Net.Mail's client to the engine, and fails to order.</summary>
public sealed class ProbeMailClient : SmtpClient
{
    public new void Send(MailMessage message) => Probe.Attempt(message);

    public Task SendMailAsync(MailMessage message, string? note = null) => Probe.AttemptAsync(message);
}

/// <summary>Is MailKit's client to the engine, and fails to order.</summary>
public sealed class ProbeKitClient : MailKit.Net.Smtp.SmtpClient
{
    public void Send(MimeMessage message) => Probe.Attempt(message);

    public Task SendAsync(MimeMessage message) => Probe.AttemptAsync(message);

    public void Connect(string host, int port) => Probe.Attempt(this);

    public void Authenticate(string user, string password) => Probe.Attempt(this);

    public void Authenticate(SaslMechanism mechanism) => Probe.Attempt(this);
}
