using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>A way to write a retry.</summary>
internal interface IRetryForm
{
    /// <summary>The changed text; null when this form has no place there.</summary>
    SourceText? Write(RetryPlan plan);
}
