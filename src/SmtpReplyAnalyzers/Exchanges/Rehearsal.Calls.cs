using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

internal sealed partial class Rehearsal
{
    private Value Call(IInvocationOperation call)
    {
        var receiver = call.Instance is null ? null : Evaluate(call.Instance);
        if (receiver is Constant { Content: null } && !call.TargetMethod.IsExtensionMethod)
            throw new ClientException(Constant.Null, Here(call.Syntax));
        // A number does not tell the name that it has in its enumeration.
        if (receiver is Constant && call is { Instance.Type: { TypeKind: TypeKind.Enum } names, TargetMethod: { Name: "ToString", Parameters.Length: 0 } })
            return AsText(receiver, names);
        var arguments = ArgumentsOf(call.Arguments);
        if (IsInBody(call.Syntax))
            _arguments[call.Syntax] = call.Arguments.Select(argument => (argument.Value.Syntax, argument.Parameter?.Ordinal is { } at && at < arguments.Length ? arguments[at] : Constant.Null)).ToArray();
        var result = Call(call.TargetMethod, receiver, arguments, call, out var after, call.Instance?.Type, IsConsole(call));
        HandOut(call.Arguments, after);
        return result;
    }

    private readonly Dictionary<SyntaxNode, (SyntaxNode Syntax, Value Value)[]> _arguments = new();

    // The argument that what is written was made of, where the body hands it to a helper.
    private SyntaxNode? SaidAt(SyntaxNode call, Value text)
    {
        if (!_arguments.TryGetValue(call, out var arguments))
            return null;
        var all = Forms.Within(Forms.AsWritten(text)).ToArray();
        foreach (var (syntax, value) in arguments)
        {
            var said = Forms.WithoutLineEnd(Forms.AsWritten(value)).Text;
            if (!Forms.IsNothing(said) && Array.Exists(all, part => part.Equals(said)))
                return syntax;
        }

        return null;
    }

    private ImmutableArray<Value> ArgumentsOf(ImmutableArray<IArgumentOperation> arguments)
    {
        var values = new Value[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            values[argument.Parameter?.Ordinal is { } ordinal && ordinal < values.Length ? ordinal : i] = argument.Parameter?.RefKind == RefKind.Out ? Constant.Null : Evaluate(argument.Value);
        }

        return values.Select(static value => value ?? Fresh()).ToImmutableArray();
    }

    private void HandOut(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<Value> after)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter && parameter.Ordinal < after.Length)
                Assign(argument.Value, after[parameter.Ordinal]);
        }
    }

    private static bool IsConsole(IInvocationOperation call) => call.Instance is IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType: { Name: "Console", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } };

    private Value Call(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, IOperation call, out ImmutableArray<Value> after, ITypeSymbol? receiverType = null, bool isConsole = false)
    {
        after = arguments;
        if (ThroughMailKit(method, receiver, arguments, call) is { } answered)
            return answered;
        if (!isConsole && OnWire(method, receiver, receiverType, arguments, call) is { } spoken)
        {
            _touched++;
            return spoken;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            if (receiver is Callback callback)
                return Invoke(callback, arguments, call.Syntax);
            NoteShown(call.Syntax);
            NoteUnseen(call.Syntax);
            Tell(receiver, arguments);
            return Fresh(arguments.ToArray());
        }

        if (!_context.IsSource(method) && method.MethodKind == MethodKind.Constructor)
            return Library.HoldInner(receiver as Thing, method, arguments) ?? (Value)Fresh();
        if (!_context.IsSource(method))
            return CallOther(method, receiver, arguments, call, ref after);
        return Call(method, receiver, arguments, call.Syntax, out after);
    }

    private Value Call(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, SyntaxNode site, out ImmutableArray<Value> after)
    {
        after = arguments;
        // What it does with the reply is its own affair; and somebody else may have written another.
        if ((method.ReturnsVoid && IsInBody(site)) || (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed)
            NoteShown(site, arguments);
        if (Generated(method.AssociatedSymbol ?? method) is { } pattern)
            return pattern;
        if (Target(method, receiver) is not { } target)
        {
            Tell(receiver, arguments);
            after = GivenOut(method, arguments, arguments);
            return CallUnknown(method, receiver, arguments, site);
        }

        if (target.AssociatedSymbol is IPropertySymbol { IsStatic: false } held && IsAutomatic(held.OriginalDefinition) && (receiver as Thing ?? ObjectBehind(receiver, target)) is { } holder)
            return OfAutomatic(held.OriginalDefinition, holder, target.MethodKind == MethodKind.PropertySet && arguments.Length == 1 ? arguments[0] : null);
        if (_context.BodyOf(target, _frame.Model, _cancellationToken) is not var (code, model))
        {
            Tell(receiver, arguments);
            after = GivenOut(method, arguments, arguments);
            return CallUnknown(method, receiver, arguments, site);
        }

        target = target.OriginalDefinition;
        var home = target.MethodKind == MethodKind.LocalFunction ? HomeOf(target) : null;
        var self = receiver as Thing ?? home?.Self ?? ObjectBehind(receiver, target);
        return Run(new Frame(_frame, home, target, target.IsStatic && home is null ? null : self, model), target, code, arguments, site, out after);
    }

    private Value CallUnknown(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, SyntaxNode site)
    {
        if (method.MethodKind != MethodKind.Constructor && MaySpeak(method) && !_context.Speaking.IsIdle(method, _frame.Model, _cancellationToken))
            throw Doubt();
        if (method.MethodKind != MethodKind.Constructor)
            NoteUnseen(site);
        return Played(method.ReturnType, site) ?? (Value)Made.Derived(new CallOf(method.OriginalDefinition, receiver), arguments.ToArray());
    }

    private Value OfAutomatic(IPropertySymbol property, Thing holder, Value? set)
    {
        if (set is not null)
        {
            NoteFlag(property, set);
            return holder.Fields[property] = set;
        }

        return holder.Fields.TryGetValue(property, out var held) ? held : holder.Fields[property] = holder.IsGiven ? InitialOf(holder, property) : DefaultOf(property.Type);
    }

    private readonly Dictionary<Value, Thing> _behind = new();

    // What was given as an interface, or an abstract class, and has one implementation, is an object of that: the same one at every call.
    private Thing? ObjectBehind(Value? receiver, IMethodSymbol target)
    {
        if (receiver is not Made { Form: Form.Source, Tag: ISymbol } || target is { IsStatic: true } or { ContainingType: not { TypeKind: TypeKind.Class, IsRecord: false } } || !_context.IsSource(target.ContainingType))
            return null;
        _touched++;
        if (!_behind.TryGetValue(receiver, out var thing))
            _behind.Add(receiver, thing = new Thing(target.ContainingType) { IsGiven = true, Origin = (ISymbol)((Made)receiver).Tag! });
        return thing;
    }

    // Which of several strategies it is does not matter where none of them speaks to the server.
    private bool MaySpeak(IMethodSymbol method) => _context.MaySpeak(method.Name) && (!_context.IsSource(method)
        || _context.Implementations.Of(method) is var all && (all is [{ IsAbstract: true }] || all.Any(code => _context.MaySpeak(code, _frame.Model, _cancellationToken))));

    /// <summary>The method that a call runs; null where that is not known.</summary>
    private IMethodSymbol? Target(IMethodSymbol method, Value? receiver)
    {
        if (method.IsStatic || !(method.IsAbstract || method.IsVirtual || method.IsOverride))
            return method;
        if (receiver is Thing { IsGiven: false, Type: INamedTypeSymbol type } && Implementations.In(type, method) is { } exact)
            return exact;
        return method.ContainingType.IsSealed && !method.IsAbstract ? method : _context.Implementations.OnlyOf(method, receiver is Thing { IsGiven: true, Type: INamedTypeSymbol given } && _context.IsSource(given) ? given : null);
    }

    private Frame? HomeOf(IMethodSymbol function)
    {
        for (var frame = _frame; frame is not null; frame = frame.Home ?? frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Owner.OriginalDefinition, function.ContainingSymbol?.OriginalDefinition))
                return frame;
        }

        return null;
    }

    // A call that does not bind: where its candidates leave one method, it is that; else nobody knows what it does on the wire.
}
