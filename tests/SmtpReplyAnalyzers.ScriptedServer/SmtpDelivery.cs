namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>A message that the server has taken.</summary>
/// <param name="Connection">The number of the connection, from 1.</param>
/// <param name="From">The reverse-path, without angle brackets.</param>
/// <param name="Recipients">The forward-paths that were accepted, without angle brackets.</param>
/// <param name="Authenticated">Whether AUTH had ended in 235 on this connection.</param>
/// <param name="Text">Header and body, dots unstuffed.</param>
public sealed record SmtpDelivery(int Connection, string From, IReadOnlyList<string> Recipients, bool Authenticated, string Text)
{
    /// <summary>The value of the Message-ID field; null when the program has set none.</summary>
    public string? MessageId => Text
        .Split("\r\n")
        .TakeWhile(line => line.Length > 0)
        .Where(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))
        .Select(line => line["Message-ID:".Length..].Trim())
        .FirstOrDefault();
}
