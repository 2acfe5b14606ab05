using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

internal sealed partial class Evaluator
{
    private Value Invoke(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var receiver = call.Instance is null ? null : Evaluate(call.Instance);
        var arguments = EvaluateArguments(call);
        if (IsDead)
            return Unknown.Independent;
        var operands = receiver is null ? arguments : arguments.Insert(0, receiver);

        var known = Step(call, receiver) ?? Task(call, receiver) ?? Parse(call, operands) ?? Compose(method, operands) ?? CallPure(method, operands) ?? AskEach(method, operands);
        if (known is not null)
            return known is Unknown { Origin: null, Start: null } item ? Unknown.From(item, new Origin(call.Syntax)) : known;
        if (TextOf(receiver, method.Name) is { } text)
            return text;
        if (CreatePair(method, arguments, call) is { } pair)
            return pair;
        if (Moments.IsNow(method))
            return Moments.Now;
        if (Moments.IsAddition(method) && receiver is not null && Moments.Add(receiver) is { } later)
            return later;
        if (AddToCollection(call, arguments))
            return Unknown.Independent;
        if (Converse(call, receiver, arguments) is { } spoken)
            return spoken;
        if ((Context.Calls.Find(call, receiver, arguments, run) ?? Recursion(call, arguments)) is { } site)
        {
            if (site.Role == MemberRole.Connect && call.Instance is not null)
                Taint(call.Instance, Unknown.From(arguments));
            return IsTask(method.ReturnType) ? Start(site) : Attempt(site, thrown: Function.Exception);
        }

        if (Context.Apis.KnownMethods.IsExit(method))
        {
            run.AddEnd(new End(EndKind.Exit, piece.Failures, piece.Trail, Value: null, call.Syntax));
            IsDead = true;
            return Unknown.Independent;
        }

        return CallSource(call, receiver, arguments) ?? CallUnknown(method, call, receiver, operands);
    }

    // Arguments in the order of the parameters; what is passed by reference may come back changed.
    private ImmutableArray<Value> EvaluateArguments(IInvocationOperation call)
    {
        var values = new Value[call.TargetMethod.Parameters.Length];
        foreach (var argument in call.Arguments)
        {
            var value = Evaluate(argument.Value);
            if (argument.Parameter is { } parameter && parameter.Ordinal < values.Length)
                values[parameter.Ordinal] = value;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref && SlotOf(argument.Value) is { } slot)
                Env[slot] = Unknown.From(values.Where(v => v is not null), KnownMethods.IsPeeking(call.TargetMethod.Name) ? new Origin(call.Syntax) : null);
        }

        return values.Select(value => value ?? Unknown.Independent).ToImmutableArray();
    }

    private static Value? CallPure(IMethodSymbol method, ImmutableArray<Value> operands)
    {
        if (operands.Any(static operand => operand is Callable))
            return null;
        return PureFunctions.Find(method) is { } function ? Function.Lift(("call", method), operands, function) : null;
    }

    private Value? Parse(IInvocationOperation call, ImmutableArray<Value> operands)
    {
        var method = call.TargetMethod;
        var probe = operands.Select(static operand => operand is Function ? Unknown.Dependent : operand).ToImmutableArray();
        if (ParsingFunctions.Call(method, probe) is null)
            return null;
        var result = Function.Lift(("result", method), operands, values => ParsingFunctions.Call(method, values)?.Result ?? Unknown.From(values));
        var output = Function.Lift(("out", method), operands, values => ParsingFunctions.Call(method, values)?.Out ?? Unknown.From(values));
        var target = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.RefKind == RefKind.Out);
        if (target is not null && SlotOf(target.Value) is { } slot)
            Env[slot] = output;
        return result;
    }

    private Value? Task(IInvocationOperation call, Value? receiver) => (receiver, call.TargetMethod.Name) switch
    {
        (PendingTask, "ConfigureAwait" or "AsTask" or "GetAwaiter" or "WaitAsync") => receiver,
        (PendingTask, "GetResult") => Await(receiver, call),
        (PendingTask, "Wait") => Await(receiver, call, isAggregate: true),
        _ => null,
    };

    private Value Await(Value value, IOperation operation, bool isAggregate = false)
    {
        if (value is not PendingTask task)
            return value.IsFunction || value is Constant or Choice or Created { Members.IsEmpty: false } or Unknown { Start: not null } ? value : Unknown.From(value, OriginOf(value));
        var thrown = isAggregate && Context.Compilation.AggregateException is { } type
            ? new Created(type, derived: true, fresh: false, new Origin(operation.Syntax))
            : (Value)Function.Exception;
        return Attempt(task.Call, thrown);
    }

    // The body calls itself after a failure: with the same message it is a retry.
    private CallSite? Recursion(IInvocationOperation call, ImmutableArray<Value> arguments)
    {
        if (!piece.IsPending || !Context.IsRunning(call.TargetMethod))
            return null;
        var isSame = arguments.Any(static argument => argument is Unknown { IsFresh: false, Origin.Site: IParameterSymbol });
        if (!run.HasSend)
        {
            // A helper that calls the method back that has failed.
            piece.Mark(isSame ? TrailMarks.Requeued | TrailMarks.Acted : TrailMarks.None);
            return null;
        }

        var sent = run.Attempts.FirstOrDefault(static site => site.Role == MemberRole.Send)?.Message as Unknown;
        var message = sent is { Origin: { Site: IParameterSymbol parameter, Of: null } } && parameter.Ordinal < arguments.Length
                && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, call.TargetMethod.OriginalDefinition)
            ? arguments[parameter.Ordinal]
            : isSame || sent is { IsFresh: false, Origin: { Site: ILocalSymbol or IParameterSymbol, Of: null } } ? piece.Trail.Message : null;
        return new CallSite(call.Syntax, call.TargetMethod.Name, MemberRole.Send, FailureSet.Empty, message, Client: null);
    }

    private Value? CallSource(IInvocationOperation call, Value? receiver, ImmutableArray<Value> arguments)
    {
        var method = call.TargetMethod;
        if (receiver is Callable callable && method.MethodKind == MethodKind.DelegateInvoke)
            return Context.Compilation.Summaries.Call(callable, arguments, this, run) is { } summary ? Apply(summary, receiver, arguments, call) : null;
        var concernsFailure = arguments.Any(static a => a is Callable || a.IsDerived) || receiver is { IsDerived: true }
            || (KeepsReply && call.Instance is null or IInstanceReferenceOperation && !method.IsStatic);
        if (!Context.Compilation.IsSource(method) || (!concernsFailure && !(piece.IsPending && run.IsReachedByFailuresOnly(block))))
            return null;
        return Summarize(method, receiver, arguments, call);
    }

    private Value? Summarize(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, IOperation call)
    {
        var callable = new Callable(method, receiver);
        return Context.Compilation.Summaries.Call(callable, arguments, this, run) is { } summary ? Apply(summary, receiver, arguments, call) : null;
    }

    // What the helper did with the failure has been done; what it returns is a function of the failure.
    private Value? Apply(HelperSummary summary, Value? receiver, ImmutableArray<Value> arguments, IOperation call)
    {
        if (piece.IsPending)
        {
            var relevant = run.IsReachedByFailuresOnly(block) || arguments.Any(static a => a.IsDerived) || receiver is { IsDerived: true };
            if (relevant)
                piece.Mark(summary.Marks);
            if (call is IInvocationOperation invocation && arguments.FirstOrDefault(static argument => argument.IsDerived) is { } told)
                TaintMessage(invocation, told);
            if (relevant && summary.IsVerdict)
                piece.Trail = piece.Trail with { Verdict = call.Syntax };
        }

        LeaveBy(summary, call);
        if (!IsDead && call is IInvocationOperation { } helper)
            MakeChanges(helper, summary.Changes, isOfOther: false);
        // The same verdict for all replies that get here is still a verdict on the reply.
        return summary.Returned is Constant { Content: bool } verdict && piece.IsPending && piece.Failures.IsRead() && (arguments.Any(static a => a.IsFunction) || receiver is { IsFunction: true } || KeepsReply)
            ? Function.Of((call.Syntax, verdict), _ => verdict)
            : summary.Returned;
    }

    // What the helper throws leaves this body too; what it does not throw goes on.
    private void LeaveBy(HelperSummary summary, IOperation call)
    {
        if (summary.Throwing.IsEmpty)
            return;
        var thrown = piece.Failures.Intersect(summary.Throwing);
        if (thrown.IsEmpty)
            return;
        run.Throw(piece.With(thrown), summary.Thrown, block.EnclosingRegion, call.Syntax);
        piece.Failures = piece.Failures.Intersect(summary.Returning);
        IsDead = piece.Failures.IsEmpty;
    }

    // A helper that is given the message and the failure may change the one by the other.
    private void TaintMessage(IInvocationOperation call, Value told)
    {
        foreach (var argument in call.Arguments)
        {
            if (SlotOf(argument.Value) is { } slot && Env[slot] is var held && piece.Trail.Message is { } message && CallSite.IsSame(message, held ?? Env.InitialOf(slot)))
                Taint(argument.Value, told);
        }
    }

    /// <summary>A member of the object holds the last reply, or something made of it.</summary>
    internal bool KeepsReply => Context.Compilation.Names.HasClients && Env.KeepsFunction;

    internal IEnumerable<Value> KeptReplies => Context.Compilation.Names.HasClients ? Env.KeptFunctions() : Enumerable.Empty<Value>();

    internal void CopyReplies(Env target) => Env.CopyFunctionsTo(target);

    internal void CopyVariables(Env target) => Env.CopySymbolsTo(target);

    internal Value? Conversation => Env[Run.Conversation];

    internal FailureSet Failures => piece.Failures;

    internal bool IsInFailuresOnly => run.IsReachedByFailuresOnly(block);

    private static bool IsTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };
}
