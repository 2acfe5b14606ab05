using System.Net.Mail;
using System.Reflection;
using System.Runtime.ExceptionServices;
using MimeKit;
using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>What came of one message that a mailer was asked to deliver.</summary>
/// <param name="Server">What the server saw.</param>
/// <param name="Exception">What came out of the mailer; null: nothing.</param>
/// <param name="Delays">The waits that it asked for, in order.</param>
/// <param name="Draws">How often it threw the dice for its jitter.</param>
/// <param name="Returned">The value that it returned, awaited; null: none.</param>
internal sealed record MailerRun(SmtpRecord Server, Exception? Exception, IReadOnlyList<TimeSpan> Delays, int Draws, object? Returned)
{
    /// <summary>Only a mailer that hangs gets near it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>How many sessions were opened.</summary>
    public int Attempts => Server.Connections;

    /// <summary>Whether each wait is longer than the one before.</summary>
    public bool DelaysGrow => Delays.Zip(Delays.Skip(1)).All(pair => pair.Second > pair.First);

    /// <summary>
    /// Compiles <paramref name="source"/>, makes its <c>Mailer</c> and calls the one method named <c>Deliver</c> or <c>DeliverAsync</c>.
    /// Parameters are filled by type: the server's host and port, a message, a token.
    /// </summary>
    /// <param name="source">The text of the mailer.</param>
    /// <param name="script">What the server does.</param>
    /// <param name="recipients">How many recipients the message has.</param>
    /// <param name="cancelAtDelay">The number, from 1, of the wait during which the token is cancelled; null: never.</param>
    public static async Task<MailerRun> StartAsync(string source, SmtpScript script, int recipients = 1, int? cancelAtDelay = null)
    {
        var type = MailerCode.Load(source);
        await using var server = ScriptedSmtpServer.Start(script);
        using var cancellation = new CancellationTokenSource();
        var delays = new DelayList(cancelAtDelay, cancellation);
        var (exception, returned) = await CallAsync(type, ScriptedSmtpServer.Host, server.Port, recipients, delays, cancellation.Token);
        return new MailerRun(server.Record, exception, delays.All, delays.Draws, returned);
    }

    /// <summary>Asks a mailer to deliver one message to a server, whichever it is.</summary>
    public static async Task<(Exception? Exception, object? Returned)> CallAsync(Type mailer, string host, int port, int recipients, DelayList delays, CancellationToken token)
    {
        using var message = SystemNetMailSession.NewMessage(recipients);

        object? Fill(ParameterInfo parameter) => parameter.ParameterType switch
        {
            var t when t == typeof(string) => host,
            var t when t == typeof(int) => port,
            var t when t == typeof(MailMessage) => message,
            var t when t == typeof(MimeMessage) => MailKitSession.NewMessage(recipients),
            var t when t == typeof(CancellationToken) => token,
            var t => throw new InvalidOperationException($"The harness has no {t} for {parameter.Name}."),
        };

        return await CallAsync(mailer, Fill, delays);
    }

    /// <summary>Makes a mailer and calls its method, with what <paramref name="fill"/> has for each parameter.</summary>
    public static async Task<(Exception? Exception, object? Returned)> CallAsync(Type mailer, Func<ParameterInfo, object?> fill, DelayList delays)
    {
        object? returned = null;
        var exception = await Record.ExceptionAsync(() => Task.Run(async () =>
        {
            RecordedTime.RecordInto(delays);
            returned = await CallAsync(mailer, fill);
        }).WaitAsync(Patience));
        return (exception, returned);
    }

    public override string ToString() =>
        $"{Addresses.Served(Server)} served; {string.Join(" | ", Server.Transcript)}; {Exception?.ToString() ?? "no exception"}; delays {string.Join(' ', Delays)}";

    private static async Task<object?> CallAsync(Type type, Func<ParameterInfo, object?> fill)
    {
        var method = type.GetMethods().Single(m => m.Name is "Deliver" or "DeliverAsync");
        var mailer = method.IsStatic ? null : type.GetConstructors().Single() is var made ? made.Invoke([.. made.GetParameters().Select(fill)]) : null;
        object? result;
        try
        {
            result = method.Invoke(mailer, [.. method.GetParameters().Select(fill)]);
        }
        catch (TargetInvocationException failure) when (failure.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }

        if (result is not Task task)
            return result;
        await task;
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }
}
