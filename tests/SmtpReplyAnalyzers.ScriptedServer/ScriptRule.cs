namespace SmtpReplyAnalyzers.ScriptedServer;

internal sealed record ScriptRule(string Moment, SmtpAct Act, string? Argument, int Times)
{
    public bool Fits(string moment, string line) =>
        string.Equals(Moment, moment, StringComparison.OrdinalIgnoreCase)
        && (Argument is null || line.Contains(Argument, StringComparison.OrdinalIgnoreCase));
}
