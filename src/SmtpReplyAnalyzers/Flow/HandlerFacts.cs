using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What gets into a handler.</summary>
internal sealed class HandlerFacts
{
    /// <summary>The calls whose failures it lets in, in the order of the source.</summary>
    public HashSet<CallSite> Calls { get; } = new();

    public FailureSet Entered { get; set; } = FailureSet.Empty;
}
