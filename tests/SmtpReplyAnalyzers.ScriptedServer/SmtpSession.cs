using System.Net.Sockets;
using System.Text;
using SmtpReplyAnalyzers.ScriptedServer.Sasl;

namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>
/// One connection. What the server understood follows from the reply that it really wrote: a recipient stands if RCPT got 2yz,
/// text follows if DATA got 354, a response follows if AUTH got 334.
/// </summary>
internal sealed class SmtpSession(TcpClient connection, ScriptCursor cursor, SmtpRecord record, CancellationToken stop)
{
    private readonly NetworkStream _stream = connection.GetStream();
    private readonly LineReader _reader = new(connection.GetStream(), () => connection.Available > 0);
    private readonly int _number = record.AddConnection();
    private readonly List<string> _recipients = [];
    private SaslExchange? _sasl;
    private string _from = "";
    private bool _authenticated;

    /// <summary>Runs to the end of the connection, whichever side ends it.</summary>
    public async Task RunAsync()
    {
        using (connection)
        {
            try
            {
                var open = await ActAsync(SmtpMoment.Greeting, "", "220 scripted.test ESMTP") is not null;
                while (open && await _reader.ReadLineAsync(stop) is { } line)
                    open = _sasl is not null ? await RespondAsync(line) : await CommandAsync(line);
            }
            catch (IOException)
            {
                // The client is gone, which is its right at any time.
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    private async Task<bool> CommandAsync(string line)
    {
        var verb = SmtpLine.VerbOf(line);
        if (verb != "QUIT")
            record.AddLine(_number, line);
        var exchange = verb == "AUTH" ? new SaslExchange(line, cursor.Script) : null;
        if (exchange is not null && await TurnAwayAsync())
            return false;
        if (await ActAsync(verb, line, exchange?.FirstReply ?? DefaultReply(verb, line)) is not { } reply)
            return false;

        var completed = reply.StartsWith('2');
        switch (verb)
        {
            case "MAIL" when completed:
                _from = SmtpLine.PathOf(line);
                _recipients.Clear();
                break;
            case "RCPT" when completed:
                _recipients.Add(SmtpLine.PathOf(line));
                break;
            case "RSET" or "EHLO" or "HELO" when completed:
                _recipients.Clear();
                break;
            case "AUTH":
                Continue(exchange!, reply);
                break;
            case "DATA" when reply.StartsWith("354", StringComparison.Ordinal):
                return await ReceiveTextAsync();
            case "QUIT":
                return reply.Length == 0;
        }

        return true;
    }

    private string DefaultReply(string verb, string line) => verb switch
    {
        "EHLO" => string.Join("\r\n", [.. new[] { "250-scripted.test" }, .. cursor.Script.Extensions.Select(extension => "250-" + extension), "250 HELP"]),
        "MAIL" when cursor.Script.Account is not null && !_authenticated => "530 5.7.0 Authentication required",
        "HELO" or "RSET" or "NOOP" or "MAIL" or "RCPT" => "250 2.0.0 Ok",
        "DATA" => _recipients.Count > 0 ? "354 End data with <CR><LF>.<CR><LF>" : "554 5.5.1 No valid recipients",
        "VRFY" or "EXPN" => $"250 2.1.5 <{line[(verb.Length + 1)..]}>",
        "QUIT" => "221 2.0.0 Bye",
        _ => "502 5.5.2 Command not recognized",
    };

    private async Task<bool> RespondAsync(string line)
    {
        record.AddLine(_number, "(response)");
        var exchange = _sasl!;
        if (await TurnAwayAsync() || await ActAsync(SmtpMoment.Response, line, exchange.Answer(line)) is not { } reply)
            return false;
        Continue(exchange, reply);
        return true;
    }

    // The exchange lasts as long as challenges are written.
    private void Continue(SaslExchange exchange, string reply)
    {
        _sasl = reply.StartsWith("334", StringComparison.Ordinal) ? exchange : null;
        if (!reply.StartsWith("235", StringComparison.Ordinal))
            return;
        _authenticated = true;
        record.AddLogin();
    }

    /// <returns>Whether more has come than the one line that may be answered, and the client was told so.</returns>
    private async Task<bool> TurnAwayAsync()
    {
        if (!cursor.Script.ForbidsPipelining || !_reader.HasMore)
            return false;
        await PerformAsync(SmtpAct.ReplyAndClose("503 5.5.0 SMTP protocol synchronization"));
        return true;
    }

    private async Task<bool> ReceiveTextAsync()
    {
        var text = new StringBuilder();
        while (await _reader.ReadLineAsync(stop) is { } line)
        {
            if (line == ".")
                return await EndTextAsync(text.ToString());
            if (text.Length == 0 && cursor.Next(SmtpMoment.Text, line) is { } act && !await PerformAsync(act))
                return false;
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return false;
    }

    private async Task<bool> EndTextAsync(string text)
    {
        record.AddLine(_number, SmtpMoment.EndOfData);
        var act = cursor.Next(SmtpMoment.EndOfData, SmtpMoment.EndOfData) ?? SmtpAct.Reply("250 2.0.0 Ok: taken");
        if (act.TakesMessage || (act.Lines.Count > 0 && act.Lines[0].StartsWith('2')))
            record.AddDelivery(new SmtpDelivery(_number, _from, [.. _recipients], _authenticated, text));
        _recipients.Clear();
        return await PerformAsync(act);
    }

    /// <returns>The first line written, empty for silence; null when the channel was closed.</returns>
    private async Task<string?> ActAsync(string moment, string line, string defaultReply)
    {
        var act = cursor.Next(moment, line) ?? SmtpAct.Reply(defaultReply);
        return await PerformAsync(act) ? act.Lines.FirstOrDefault() ?? "" : null;
    }

    private async Task<bool> PerformAsync(SmtpAct act)
    {
        if (act.Until is { } moment)
            await moment.WaitAsync(stop);
        if (act.Lines.Count > 0)
            await _stream.WriteAsync(Encoding.Latin1.GetBytes(string.Concat(act.Lines.Select(line => line + "\r\n"))), stop);
        if (act.FallsSilent)
            connection.Client.Shutdown(SocketShutdown.Send);
        if (act.Resets)
            connection.Client.Close(timeout: 0);
        return !act.Closes;
    }
}
