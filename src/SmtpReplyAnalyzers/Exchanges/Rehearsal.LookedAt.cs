using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>The values from outside that the client looked at.</summary>
internal sealed partial class Rehearsal
{
    private readonly HashSet<ISymbol> _lookedAt = new(SymbolEqualityComparer.Default);

    private void LookAt(Value value)
    {
        if (value is not Made made)
            return;
        if (made is { Form: Form.Source, Tag: ISymbol symbol })
        {
            _lookedAt.Add(symbol);
            return;
        }

        foreach (var part in made.Parts)
            LookAt(part);
    }
}
