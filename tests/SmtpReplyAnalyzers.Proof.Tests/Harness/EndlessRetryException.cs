namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>The harness has stopped a retry that had no limit.</summary>
public sealed class EndlessRetryException : Exception
{
    public EndlessRetryException()
        : base($"The mailer waited more than {DelayList.Limit} times.")
    {
    }
}
