using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>An object whose constructor calls the analysed method itself holds then what it held at that call.</summary>
internal sealed partial class Rehearsal
{
    private Thing? _underConstruction;

    private void ConstructUpToBody(Thing self)
    {
        var frame = _frame;
        try
        {
            _underConstruction = self;
            Construct(self);
        }
        catch (BodyReached)
        {
            (_frame, frame.Current, _depth) = (frame, null, 0);
            Age(self);
        }
        finally
        {
            _underConstruction = null;
        }
    }

    private void StopAtBody(IMethodSymbol method, Thing? self)
    {
        if (_underConstruction is not null && ReferenceEquals(self, _underConstruction) && SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, _owner.OriginalDefinition))
            throw new BodyReached();
    }
}
