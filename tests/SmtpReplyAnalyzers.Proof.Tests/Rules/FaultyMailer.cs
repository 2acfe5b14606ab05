namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>The text of a mailer that has one fault, as people write it.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Source">A class <c>Mailer</c> with a method <c>Deliver</c> or <c>DeliverAsync</c>.</param>
public sealed record FaultyMailer(string Name, string Source)
{
    public bool UsesPolly => Source.Contains("using Polly", StringComparison.Ordinal);

    public bool HasToken => Source.Contains("CancellationToken", StringComparison.Ordinal);

    public bool LogsIn => Source.Contains("Authenticate", StringComparison.Ordinal);

    public override string ToString() => Name;
}
