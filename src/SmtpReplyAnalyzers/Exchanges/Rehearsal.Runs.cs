using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Methods and lambdas of the client's, run with what they are handed.</summary>
internal sealed partial class Rehearsal
{
    private const int DeepestCall = 24;

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
        var call = PureCall(frame, method, code, arguments, site);
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
            return Unfollowed(frame, method, code, arguments, site, touched == Touched ? call : null, heard, out after);
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

    // A helper that rests on nothing but what it is handed gives the same each time.
    private PureCalls.Key? PureCall(Frame frame, IMethodSymbol method, IOperation code, ImmutableArray<Value> arguments, SyntaxNode site) =>
        frame is { IsQuiet: true, Self: null, Home: null } && method is { IsStatic: true, MethodKind: MethodKind.Ordinary } && !arguments.IsEmpty && !IsInBody(code.Syntax)
        && arguments.All(static argument => argument is Constant or Made or ReplyText) && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
            ? new PureCalls.Key(method, Here(site).InBody, arguments) : null;

    // What a helper gives that speaks to nobody, and that is too much to follow.
    private Value Unfollowed(Frame frame, IMethodSymbol method, IOperation code, ImmutableArray<Value> arguments, SyntaxNode site, PureCalls.Key? call, int heard, out ImmutableArray<Value> after)
    {
        after = arguments;
        if (EncodedBy(method, code, frame.Model, arguments, site) is { } encoded)
            return encoded;
        LoseTrackOf(frame.Self);
        if (call is not null)
            _pure.Keep(call, result: null);
        if (_server.Exchanged != heard)
            throw Doubt();
        if (_frame.IsQuiet && !Guards.OnlyTells(method, code.Syntax))
            throw new NotFollowed();
        MayThrow(code, arguments, site);
        after = arguments.Select(argument => argument is Thing ? argument : Fresh(argument)).ToImmutableArray();
        // A getter gives an object that was there before, and the same one again.
        if (method.MethodKind == MethodKind.PropertyGet && frame.Self is { IsGiven: true } self && method.ReturnType is { TypeKind: TypeKind.Class, IsRecord: false } type && _context.IsSource(type))
            return self.Fields.TryGetValue(method, out var given) ? given : self.Fields[method] = new Thing(type) { IsGiven = true, Origin = method.AssociatedSymbol };
        return Played(method.ReturnType, site) ?? (Value)NotFollowedAnswer(method, arguments);
    }

    private static Value DefaultOf(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is { } value ? new Constant(value) : DefaultOf(parameter.Type);

    private static Value DefaultOf(ITypeSymbol? type) => type is null || type.IsReferenceType ? Constant.Null : BaseLibrary.Numbers.Default(type) is { } zero ? zero : Fresh();
}
