using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>Asks the stable result of the engine about one body.</summary>
internal interface IReplyRule
{
    /// <summary>Reports what the rule finds in <paramref name="run"/>; every location lies in that body.</summary>
    void Check(Run run, Action<Diagnostic> report);
}
