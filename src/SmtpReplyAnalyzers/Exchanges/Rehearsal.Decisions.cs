using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Conditions: which way a rehearsal goes where the value is not known.</summary>
internal sealed partial class Rehearsal
{
    private const int MostTests = 6;

    private bool Decide(Value value, SyntaxNode site)
    {
        if (value is Made { Tag: Gone } gone)
            return !Decide(new Made(Form.Derived, gone.Parts, There), site);
        bool outcome;
        if (value is Constant { Content: bool known })
        {
            outcome = known;
        }
        else if (_assumed.TryGetValue(value, out outcome))
        {
            _touched++;
        }
        else
        {
            if (_frame.IsQuiet)
                DecideQuietly(value);
            _touched++;
            outcome = Assume(value, _choices.Among(2) == 0);
            LookAt(value);
        }

        if (_server.HasExchange && IsInBody(site))
            _server.Note(new Decided(new Place(site, site), outcome));
        return outcome;
    }

    // A helper that takes the text of a reply apart, character by character, could go more ways than there is time for.
    private void DecideQuietly(Value value)
    {
        var outermost = _frame;
        while (outermost.Caller is { IsQuiet: true } caller)
            outermost = caller;
        if (!value.IsDerived || _tangled.Contains(outermost.Owner))
            throw new NotFollowed();
        if (outermost.Owner is not IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary } || ++outermost.Tests <= MostTests)
            return;
        _tangled.Add(outermost.Owner);
        HasFoundTangle = true;
        throw Doubt();
    }

    /// <summary>A helper was found that is not followed from now on: what was rehearsed so far is to be rehearsed again.</summary>
    public bool HasFoundTangle { get; private set; }
}
