using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>An object of which only the abstract class, or the interface, is known: in a rehearsal of its own, one class plays it.</summary>
internal sealed partial class Rehearsal
{
    /// <summary>Who plays whom; null where nobody does.</summary>
    public Cast? Cast { get; init; }

    /// <summary>The client got a mechanism that several classes may play.</summary>
    public INamedTypeSymbol? Role { get; private set; }

    /// <summary>Nobody has used it yet; null where no class plays it.</summary>
    private Thing? Played(ITypeSymbol? type, SyntaxNode site)
    {
        if (type is null || _context.Casts.Of(type) is not { IsEmpty: false } casts)
            return null;
        Role ??= casts[0].Role;
        if (Cast is null || !SymbolEqualityComparer.Default.Equals(Cast.Role, type.OriginalDefinition))
            return null;
        _touched++;
        // One that gets another of its kind is not followed.
        if (_isCast)
            return null;
        _isCast = true;
        try
        {
            var made = _context.ConstructorsOf(Cast.Actor, _frame.Model, _cancellationToken).FirstOrDefault() ?? Cast.Actor.InstanceConstructors.OrderBy(static constructor => constructor.IsImplicitlyDeclared).First();
            var played = Create(Cast.Actor, made, made.Parameters.Select(parameter => Given(parameter, parameter.Type)).ToImmutableArray(), site);
            _played.Add(played);
            return played;
        }
        finally
        {
            _isCast = false;
        }
    }

    // A method of it is not followed to its end: what it would have set is not known from now on.
    private void LoseTrackOf(Thing? self)
    {
        if (self is not null && _played.Contains(self))
            Age(self);
    }

    private bool _isCast;
    private readonly HashSet<Thing> _played = new();
}
