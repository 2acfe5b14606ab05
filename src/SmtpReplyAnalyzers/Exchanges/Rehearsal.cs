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
    private const int DeepestCall = 24;
    private const int DeepestCode = 160;
    private const int MostTurns = 2;
    private const int MostTests = 6;
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
            if (Execute(code) == Leave.Branch)
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

    // What is not known of a value of that type when the body begins.
    private Value Given(ISymbol symbol, ITypeSymbol type) => Played(type, _body) is { } played ? played : type.TypeKind == TypeKind.Delegate ? new Thing(type) { IsGiven = true }
        : type is { TypeKind: TypeKind.Class, IsRecord: false } && _context.IsSource(type) ? new Thing(type) { IsGiven = true, Origin = symbol }
        : Made.Of(symbol);

    // What cannot be told apart by how it was made: each is another value.
    private static Made Fresh(params Value[] parts) => Made.Derived(new object(), parts);

    private Value Invoke(Callback callback, ImmutableArray<Value> arguments, SyntaxNode site)
    {
        var (code, model) = callback.Lambda is { } lambda ? (lambda.Body, _frame.Model)
            : _context.BodyOf(callback.Method, _frame.Model, _cancellationToken) is { } body ? (body.Code, body.Model)
            : throw Doubt();
        var home = callback.Home;
        return Run(new Frame(_frame, home, callback.Method, home?.Self ?? callback.Receiver as Thing, home?.Model ?? model), callback.Method, code, arguments, site, out _);
    }

    private Value Run(Frame frame, IMethodSymbol method, IOperation code, ImmutableArray<Value> arguments, SyntaxNode site, out ImmutableArray<Value> after)
    {
        if (frame.Depth > DeepestCall)
            throw Doubt();
        StopAtBody(method, frame.Self);
        for (var i = 0; i < method.Parameters.Length; i++)
            frame.Variables[method.Parameters[i]] = i < arguments.Length ? arguments[i] : DefaultOf(method.Parameters[i]);
        var (caller, before, depth) = (_frame, _frame.Current, _depth);
        caller.Current = site;
        frame.IsQuiet = caller.IsQuiet || method.MethodKind is MethodKind.Ordinary or MethodKind.PropertyGet or MethodKind.LocalFunction && !_context.MaySpeak(method, frame.Model, _cancellationToken)
            && !arguments.Any(argument => argument is Callback work && (work.Lambda is { } lambda ? MaySpeak(lambda) : MaySpeak(work.Method)));
        var heard = _server.Exchanged;
        frame.RepliesBefore = _server.Replies;
        var call = frame is { IsQuiet: true, Self: null, Home: null } && method is { IsStatic: true, MethodKind: MethodKind.Ordinary } && !arguments.IsEmpty && !IsInBody(code.Syntax)
            && arguments.All(static argument => argument is Constant or Made or ReplyText) && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
            ? new PureCalls.Key(method, Here(site).InBody, arguments) : null;
        if (call is not null && _pure.TryGet(call, out var result))
        {
            caller.Current = before;
            after = arguments;
            return result ?? (caller.IsQuiet ? throw new NotFollowed() : Played(method.ReturnType, site) ?? (Value)Made.Derived(method, arguments.ToArray()));
        }

        var touched = Touched;
        _frame = frame;
        try
        {
            if (Execute(code) == Leave.Branch)
                throw Doubt();
        }
        catch (NotFollowed) when (frame.IsQuiet)
        {
            (_frame, caller.Current) = (caller, before);
            if (EncodedBy(method, code, frame.Model, arguments, site) is { } encoded)
            {
                after = arguments;
                return encoded;
            }

            LoseTrackOf(frame.Self);
            if (call is not null && touched == Touched)
                _pure.Keep(call, result: null);
            if (_server.Exchanged != heard)
                throw Doubt();
            if (caller.IsQuiet && !Guards.OnlyTells(method, code.Syntax))
                throw;
            MayThrow(code, arguments, site);
            after = arguments.Select(argument => argument is Thing ? argument : Fresh(argument)).ToImmutableArray();
            // A getter gives an object that was there before, and the same one again.
            if (method.MethodKind == MethodKind.PropertyGet && frame.Self is { IsGiven: true } self && method.ReturnType is { TypeKind: TypeKind.Class, IsRecord: false } type && _context.IsSource(type))
                return self.Fields.TryGetValue(method, out var given) ? given : self.Fields[method] = new Thing(type) { IsGiven = true, Origin = method.AssociatedSymbol };
            return Played(method.ReturnType, site) ?? (Value)NotFollowedAnswer(method, arguments);
        }
        finally
        {
            _frame = caller;
            caller.Current = before;
            _depth = depth;
        }

        after = method.Parameters.Select(parameter => frame.Variables[parameter]).ToImmutableArray();
        var returned = frame.IsQuiet && frame.Returned is Made { Form: Form.Derived or Form.Joined, IsDerived: false } ? EncodedBy(method, code, frame.Model, arguments, site) ?? frame.Returned : frame.Returned;
        if (returned is Made { Form: Form.Source, IsDerived: false } same && arguments.Contains(same) && IsNamedEncoder(method, code.Syntax))
            _unencoded.Add(same);
        else if (call is not null && touched == Touched && returned is null or Constant or Made)
            _pure.Keep(call, returned ?? Constant.Null);
        return returned ?? (method.ReturnType is { Name: "Task" or "ValueTask" } task ? new Thing(task) : Constant.Null);
    }

    private static Value DefaultOf(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is { } value ? new Constant(value) : DefaultOf(parameter.Type);

    private static Value DefaultOf(ITypeSymbol? type) => type is null || type.IsReferenceType ? Constant.Null : BaseLibrary.Numbers.Default(type) is { } zero ? zero : Fresh();
}
