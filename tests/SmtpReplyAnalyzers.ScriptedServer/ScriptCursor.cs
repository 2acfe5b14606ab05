namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>How far one server has got with its script; all its connections share it.</summary>
internal sealed class ScriptCursor(SmtpScript script)
{
    private readonly Lock _lock = new();
    private readonly int[] _used = new int[script.Rules.Length];

    public SmtpScript Script => script;

    /// <summary>The act that the script has for this moment, used up once; null: the server accepts.</summary>
    public SmtpAct? Next(string moment, string line)
    {
        lock (_lock)
        {
            for (var i = 0; i < _used.Length; i++)
            {
                var rule = script.Rules[i];
                if (_used[i] < rule.Times && rule.Fits(moment, line))
                {
                    _used[i]++;
                    return rule.Act;
                }
            }

            return null;
        }
    }
}
