namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>The challenges that a mechanism has when nothing is scripted (RFC 4954, RFC 4616; LOGIN as servers do it).</summary>
internal sealed class SaslExchange
{
    public const string Success = "235 2.7.0 Authentication successful";

    private readonly Queue<string> _challenges = new();

    public SaslExchange(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hasInitialResponse = parts.Length > 2;
        var mechanism = parts.Length > 1 ? parts[1].ToUpperInvariant() : "";
        if (mechanism == "LOGIN" && !hasInitialResponse)
            _challenges.Enqueue("334 VXNlcm5hbWU6");
        if (mechanism == "LOGIN")
            _challenges.Enqueue("334 UGFzc3dvcmQ6");
        else if (!hasInitialResponse)
            _challenges.Enqueue("334 ");
    }

    public string NextReply() => _challenges.TryDequeue(out var challenge) ? challenge : Success;
}
