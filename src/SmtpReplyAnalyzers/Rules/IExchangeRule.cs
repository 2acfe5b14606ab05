using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>A rule on the exchange that AUTH begins.</summary>
internal interface IExchangeRule
{
    void Check(Rehearsals rehearsals, ExchangeContext context, Action<Diagnostic> report);
}
