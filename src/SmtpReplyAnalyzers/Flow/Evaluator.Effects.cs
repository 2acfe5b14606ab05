using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What calls do to a failure that are neither failing members nor understood: they log it, clean up, or carry it out.</summary>
internal sealed partial class Evaluator
{
    private Value CallUnknown(IMethodSymbol? method, IOperation call, IEnumerable<IOperation> operands) =>
        CallUnknown(method, call, receiver: null, operands.Select(Evaluate).ToImmutableArray());

    private Value CallUnknown(IMethodSymbol? method, IOperation call, Value? receiver, ImmutableArray<Value> operands)
    {
        if (piece.IsPending && method is null)
        {
            piece.Mark(operands.Any(static operand => operand.IsDerived) ? TrailMarks.Carried | TrailMarks.Acted : TrailMarks.Opaque);
        }
        else if (piece.IsPending)
        {
            piece.Mark(EffectOf(method!, call, receiver, operands));
            if (IsRefusing(method!, tells: operands.Any(static operand => operand.IsDerived)))
                piece.Trail = piece.Trail with { Verdict = call.Syntax };
            if (PermanentNames.IsRemoval(method!) && run.IsReachedByFailuresOnly(block) && !operands.Any(static operand => operand.IsDerived))
                piece.Trail = piece.Trail with { Verdict = call.Syntax };
        }

        if (method is not null)
        {
            NoteRecord(method, call);
            if (Delays.IsDelay(method))
                run.NoteDelay(call.Syntax, Delays.LengthOf(operands));
        }

        if (call is IInvocationOperation { Instance: { } instance })
        {
            foreach (var operand in operands)
            {
                if (!ReferenceEquals(operand, receiver))
                    Taint(instance, operand);
            }

            if (method is not null && KnownMethods.IsTaking(method))
            {
                Taint(instance, Unknown.Fresh);
                piece.Trail = piece.Trail.Without(TrailMarks.Kept);
            }
        }

        if (method is not null && Context.Compilation.IsSource(method))
            Env.ForgetMembers();
        var arguments = receiver is null ? operands : operands.RemoveAt(0);
        var result = Unknown.From(operands);
        // Where something stands in the text of a reply, or how long it is, says nothing of the reply.
        if (method is { ContainingType.SpecialType: SpecialType.System_String, ReturnType.SpecialType: SpecialType.System_Int32 or SpecialType.System_Char } && receiver is Function && piece.Failures.Each().All(failure => receiver.At(failure) is ReplyText))
            return Unknown.Derived;
        var mayDiffer = result.IsFresh || (method is { ReturnsVoid: false } && !KnownMethods.IsPeeking(method.Name)
            && (KnownMethods.IsTaking(method) || arguments.All(static a => a is Constant)));
        return new Unknown(result.IsDependent, result.IsDerived, mayDiffer, new Origin(call.Syntax));
    }

    private TrailMarks EffectOf(IMethodSymbol method, IOperation call, Value? receiver, ImmutableArray<Value> operands)
    {
        var known = Context.Apis.KnownMethods;
        var arguments = receiver is null ? operands : operands.RemoveAt(0);
        var tells = arguments.Any(static argument => argument.IsDerived || argument is Callable);
        if (known.IsLogSink(method))
            return TrailMarks.Acted;
        if (KnownMethods.IsQueueing(method) && piece.Trail.Message is { } message && arguments.Any(argument => !argument.IsFresh && CallSite.IsSame(message, argument)))
            return TrailMarks.Acted | TrailMarks.Requeued;
        if (Delays.IsDelay(method))
            return Wait(call);
        // Every reply is shown, good or bad.
        if (IsConsole(method, call) && piece.Failures.IsRead() && !run.IsReachedByFailuresOnly(block))
            return TrailMarks.None;
        if (IsConsole(method, call))
            return (tells || !arguments.All(static argument => argument is Constant)) && method.ReturnsVoid ? TrailMarks.Carried | TrailMarks.Acted : TrailMarks.Acted;
        tells |= call is IInvocationOperation invocation && invocation.Arguments.Any(TellsOutcome);
        if (KnownMethods.IsCleanUp(method) && !tells)
            return TrailMarks.None;
        if (IsPure(method, call, tells))
            return TrailMarks.None;
        // In an address checker, into the list of those that are not valid.
        if (IsRefusing(method, tells))
            return TrailMarks.Acted;
        if (PermanentNames.IsRemoval(method) && !tells)
            return run.IsReachedByFailuresOnly(block) ? TrailMarks.Stored | TrailMarks.Acted : TrailMarks.None;
        // What is not the base library's may wait, or make a connection.
        var unknown = method.MethodKind == MethodKind.DelegateInvoke ? TrailMarks.Paced | TrailMarks.Reconnected
            : IsBaseLibrary(method) ? TrailMarks.None
            : !Namespaces.NameOf(method.ContainingNamespace).StartsWith("System.", StringComparison.Ordinal) ? TrailMarks.Paced | TrailMarks.Reconnected
            : Namespaces.NameOf(method.ContainingNamespace).StartsWith("System.Net.S", StringComparison.Ordinal) ? TrailMarks.None : TrailMarks.Paced;
        return tells || run.IsReachedByFailuresOnly(block) ? unknown | TrailMarks.Carried | TrailMarks.Acted : unknown;
    }

    private bool IsRefusing(IMethodSymbol method, bool tells) => !tells && IsFilling(method.Name) == true && run.IsReachedByFailuresOnly(block) && run.IsAddressChecker;

    private TrailMarks Wait(IOperation call)
    {
        var isOnly = !piece.Trail.Has(TrailMarks.Delayed | TrailMarks.Paced) || piece.Trail.Delay == call.Syntax;
        piece.Trail = piece.Trail with { Delay = isOnly ? call.Syntax : null };
        return TrailMarks.Acted | TrailMarks.Delayed;
    }

    // Constant words there are a log; whatever else is shown tells whoever sits before it.
    private bool IsConsole(IMethodSymbol method, IOperation call)
    {
        var console = Context.Apis.KnownMethods.Console;
        return SymbolEqualityComparer.Default.Equals(method.ContainingType, console)
            || (call is IInvocationOperation { Instance: IPropertyReferenceOperation writer } && SymbolEqualityComparer.Default.Equals(writer.Property.ContainingType, console));
    }

    // The base library's functions, and what is done to an object that is this body's own, tell nobody.
    private bool IsPure(IMethodSymbol method, IOperation call, bool tells)
    {
        if (call is IInvocationOperation { Instance: { } instance } && IsOwnObject(instance))
            return IsBaseLibrary(method);
        if (method.ReturnsVoid || !IsBaseLibrary(method))
            return false;
        return method.IsStatic || method.ContainingType.IsValueType || method.ContainingType.SpecialType != SpecialType.None
            || method.ContainingType.TypeKind == TypeKind.Class && !tells || Types.DerivesFrom(method.ContainingType, Context.Apis.Exception!);
    }

    private static bool IsBaseLibrary(IMethodSymbol method) =>
        Namespaces.NameOf(method.ContainingType?.ContainingNamespace) is "System" or "System.Text" or "System.Linq"
            or "System.Collections" or "System.Collections.Generic" or "System.Globalization" or "System.IO" or "System.Diagnostics" or "System.Threading.Tasks";

    private Value InvokeUnresolved(IInvalidOperation invalid)
    {
        var operands = invalid.ChildOperations.Select(Evaluate).ToImmutableArray();
        if (IsDead || invalid.Syntax is not InvocationExpressionSyntax syntax)
            return PutTogether(operands);
        if (Converse(invalid, syntax, operands) is { } spoken)
            return spoken;
        if (Context.Calls.FindUnresolved(invalid, syntax, operands) is { } site)
            return site.Name.EndsWith("Async", StringComparison.Ordinal) ? Start(site) : Attempt(site, Function.Exception);
        if (!UnresolvedNames.TellNobody(syntax))
            NoteUnresolvedRecord(invalid);
        if (piece.IsPending)
        {
            var tells = operands.Any(static operand => operand.IsDerived);
            if (tells)
                piece.Mark(UnresolvedNames.TellNobody(syntax) ? TrailMarks.Acted : TrailMarks.Carried | TrailMarks.Acted);
            else if (UnresolvedNames.NameOf(syntax) is { } name && IsFilling(name) == true && run.IsReachedByFailuresOnly(block) && run.IsAddressChecker)
                piece.Trail = piece.Trail.With(TrailMarks.Acted) with { Verdict = syntax };
            else if (run.IsReachedByFailuresOnly(block))
                piece.Mark(UnresolvedNames.TellNobody(syntax) ? TrailMarks.Acted : TrailMarks.Opaque);
        }

        return Unknown.From(operands, MadeOf(syntax, operands));
    }

    private Value HandOver(IOperation handed)
    {
        var value = Evaluate(handed);
        if (piece.IsPending && (value.IsDerived || TellsOutcome(handed)))
            piece.Mark(TrailMarks.Carried);
        return value;
    }

    // A flag, a status, a count that a failure has left other than a success would.
    private bool TellsOutcome(IOperation operation)
    {
        if (!piece.IsPending)
            return false;
        foreach (var part in operation.DescendantsAndSelf())
        {
            if (part is ILocalReferenceOperation or IFlowCaptureReferenceOperation or IParameterReferenceOperation && SlotOf(part) is { } slot
                && entry[slot] is { } value && value.Equals(Env[slot]) && run.IsApartFromSuccess(block, slot, value))
            {
                return true;
            }
        }

        return false;
    }
}
