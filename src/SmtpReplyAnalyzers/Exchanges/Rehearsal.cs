using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// Runs the client's code once, from the beginning of a body to its end, with an imagined server: every value that is known is computed, of
/// every other it is known how it was made, and where the code could go more than one way, <see cref="Choices"/> decides.
/// </summary>
internal sealed partial class Rehearsal
{
    private const int MostSteps = 8_000;
    private const int DeepestCode = 160;
    private const int MostTurns = 2;
    private readonly ExchangeContext _context;
    private readonly ISymbol _owner;
    private readonly SyntaxNode _body;
    private readonly Choices _choices;
    private readonly bool _isBare;
    private readonly bool _asksForMembers;
    private readonly HashSet<ISymbol> _tangled;
    private readonly Server _server;
    private readonly CancellationToken _cancellationToken;
    private readonly Thing _statics = new(type: null) { IsGiven = true };
    private readonly PureCalls _pure;
    private Frame _frame;
    private Frame? _root;
    private ImmutableDictionary<ISymbol, bool> _flags = ImmutableDictionary.Create<ISymbol, bool>(SymbolEqualityComparer.Default);
    private ILabelSymbol? _target;
    private SyntaxNode? _returnedAt;
    private int _steps;
    private int _depth;
    private int _touched;

    public Rehearsal(ExchangeContext context, ISymbol owner, SyntaxNode body, SemanticModel model, Choices choices, bool isBare, bool asksForMembers, HashSet<ISymbol> tangled, Beginnings beginnings, PureCalls pure, CancellationToken cancellationToken)
    {
        _context = context;
        _owner = owner;
        _body = body;
        _choices = choices;
        _isBare = isBare;
        _asksForMembers = asksForMembers;
        _tangled = tangled;
        _pure = pure;
        _server = new Server(choices, isBare, beginnings);
        _cancellationToken = cancellationToken;
        var self = owner.IsStatic ? null : new Thing(owner.ContainingType) { IsGiven = true };
        _frame = new Frame(caller: null, home: null, owner, self, model);
    }

    /// <summary>The code is nested deeper than is followed: no way through it will end.</summary>
    public bool IsTooDeep => _depth > DeepestCode;

    private Thing Statics
    {
        get
        {
            _touched++;
            return _statics;
        }
    }

    /// <summary>How often something was looked at, or changed, that is not handed to a helper.</summary>
    private int Touched => _touched + _server.Touched;

    /// <summary>How many statements and expressions were run.</summary>
    public int Steps => _steps;

    /// <summary>What a statement is left by.</summary>
    private enum Leave : byte
    {
        Next,
        Branch,
        Return,
    }

    /// <summary>Runs the body to its end, or to the next command after the exchange.</summary>
    public Episode Run(IOperation code)
    {
        var root = _frame;
        try
        {
            if (_owner is IMethodSymbol { MethodKind: not MethodKind.Constructor } && root.Self is { } self)
                ConstructUpToBody(self);
            if (_owner is IMethodSymbol method)
            {
                foreach (var parameter in method.Parameters)
                    root.Variables[parameter] = Given(parameter, parameter.Type);
            }

            _root = root;
            if (ExecuteAndFeed(code, root) == Leave.Branch)
                throw Doubt();
            return End(Ending.Return, root.Returned, _returnedAt is null ? null : new Place(_returnedAt, _returnedAt));
        }
        catch (ClientException thrown)
        {
            return End(Ending.Throw, thrown.Thrown, thrown.Place);
        }
        catch (InsufficientExecutionStackException)
        {
            return End(Ending.Doubt, null, null);
        }
        catch (RehearsalOver over)
        {
            if (over.IsDoubtful)
                return End(Ending.Doubt, null, null);
            return _server.NextCommand is { } next ? End(Ending.NextCommand, null, next.Place) with { Command = next.Name } : End(Ending.Hang, null, null);
        }
    }

    private Episode End(Ending ending, Value? result, Place? place) => new(_server.Events, ending, result, place) { IsOfSmtp = _server.IsOfSmtp || (_knowsCodes && _server.Events.OfType<Begun>().FirstOrDefault()?.State.Mechanism is { IsOfMail: true }), LookedAt = _lookedAt, Unencoded = _unencoded, Flags = _flags, Guesses = _guesses.ToImmutableArray(), Returned = ending == Ending.Return && _server.HasExchange ? WhatIsReturned(result) : ImmutableArray<(string, Value)>.Empty, Left = ending is Ending.Return or Ending.NextCommand && _server.HasExchange ? WhatIsLeft() : ImmutableArray<(string, Value)>.Empty };

    /// <summary>A place, and what the analysed body is about there.</summary>
    private Place Here(SyntaxNode site)
    {
        if (IsInBody(site))
            return new Place(site, site);
        var helper = _frame;
        for (var frame = _frame; frame is not null; (helper, frame) = (frame, frame.Caller))
        {
            if (frame.Current is { } current && IsInBody(current))
                return new Place(site, current) { Helper = helper.Owner };
        }

        return new Place(site, _body);
    }

    private bool IsInBody(SyntaxNode site) => site.SyntaxTree == _body.SyntaxTree && _body.FullSpan.Contains(site.FullSpan);

    private static RehearsalOver Doubt() => new(isDoubtful: true);

    private void Step()
    {
        if (++_steps > MostSteps)
            throw Doubt();
        if (_steps > _latestStep)
            throw new TooLong();
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if ((_steps & 255) == 0)
            _cancellationToken.ThrowIfCancellationRequested();
    }

    // What is not known of a value of that type when the body begins.
    private Value Given(ISymbol symbol, ITypeSymbol type) => Played(type, _body) is { } played ? played : type.TypeKind == TypeKind.Delegate ? new Thing(type) { IsGiven = true }
        : type is { TypeKind: TypeKind.Class, IsRecord: false } && _context.IsSource(type) ? new Thing(type) { IsGiven = true, Origin = symbol }
        : Made.Of(symbol);

    // What cannot be told apart by how it was made: each is another value.
    private static Made Fresh(params Value[] parts) => Made.Derived(new object(), parts);
}
