using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>The conversation of a hand-written client: what it writes, and what it reads (RFC 5321, section 4.3).</summary>
internal sealed partial class Evaluator
{
    private const int MostCandidates = 6;

    private Dialogue? Spoken => Env[Run.Conversation] as Dialogue;

    private bool IsSpeaking => !Context.IsOfServer && (Context.IsOfClient || Spoken is not null);

    /// <summary>What a call does in the conversation; null when it does nothing there.</summary>
    private Value? Converse(IInvocationOperation call, Value? receiver, ImmutableArray<Value> arguments)
    {
        if (!Context.Compilation.Names.HasClients || Context.IsOfServer || IsConsole(call.TargetMethod, call))
            return null;
        return Converse(call.TargetMethod, Connections.UseOf(call.TargetMethod, call.Instance?.Type), call, receiver, arguments);
    }

    /// <summary>The same for a call that does not bind: it is what all of its candidates are.</summary>
    private Value? Converse(IInvalidOperation call, InvocationExpressionSyntax syntax, ImmutableArray<Value> operands)
    {
        if (!Context.Compilation.Names.HasClients || Context.IsOfServer)
            return null;
        var info = Context.Model.GetSymbolInfo(syntax, Context.CancellationToken);
        var methods = (info.Symbol is null ? info.CandidateSymbols : ImmutableArray.Create(info.Symbol)).OfType<IMethodSymbol>()
            .Where(method => method.Parameters.Length == syntax.ArgumentList.Arguments.Count || (method.Parameters.Length > 0 && method.Parameters[method.Parameters.Length - 1].IsParams)).ToArray();
        var type = syntax.Expression is MemberAccessExpressionSyntax access ? Context.Model.GetTypeInfo(access.Expression, Context.CancellationToken).Type : null;
        var uses = methods.Select(method => Connections.UseOf(method, type)).Distinct().ToArray();
        if (Array.IndexOf(uses, ConnectionUse.Connect) >= 0)
        {
            Connect();
            return Unknown.Independent;
        }

        if (uses.Length != 1)
            return null;
        var children = call.ChildOperations.ToArray();
        var arguments = syntax.ArgumentList.Arguments.Select(argument => Array.FindIndex(children, child => argument.Span.Contains(child.Syntax.Span)) is >= 0 and var at ? operands[at] : Unknown.Independent).ToImmutableArray();
        if (methods.Length == 1 || uses[0] != ConnectionUse.None)
            return Converse(methods[0], uses[0], call, receiver: null, arguments);
        // All of them do the same, whatever they are given.
        if (methods.Length > MostCandidates || ExchangeOf(methods[0], receiver: null, arguments) is not { } exchange)
            return null;
        return Array.TrueForAll(methods, other => ExchangeOf(other, receiver: null, arguments)?.Role == exchange.Role) ? Make(exchange, methods[0], call, receiver: null, arguments) : null;
    }

    private Value? Converse(IMethodSymbol method, ConnectionUse use, IOperation call, Value? receiver, ImmutableArray<Value> arguments)
    {
        switch (use)
        {
            case ConnectionUse.Write:
                return Write(call, arguments);
            case ConnectionUse.Connect:
                Connect();
                return Unknown.Independent;
            case ConnectionUse.ReadText or ConnectionUse.ReadBuffer or ConnectionUse.ReadByte when IsSpeaking && !IsFile(receiver):
                return Read(method.Name, use, call, receiver);
        }

        return Decode(method, arguments) ?? (ExchangeOf(method, receiver, arguments) is { } exchange ? Make(exchange, method, call, receiver, arguments) : null);
    }

    private Value? Write(IOperation call, ImmutableArray<Value> arguments)
    {
        if (arguments.IsEmpty)
            return null;
        var text = arguments.All(static argument => argument is Constant) ? arguments[0] : Unknown.From(arguments, new Origin(call.Syntax)) is var other && StartOf(arguments[0]) is { } start ? other.Beginning(start) : other;
        var verb = Dialogue.VerbOf(text);
        if (!IsSpeaking && verb is not (SmtpVerb.Hello or SmtpVerb.Mail or SmtpVerb.Recipient))
            return null;
        Env[Run.Conversation] = (Spoken ?? Dialogue.Unknown).Wrote(text);
        return Unknown.Independent;
    }

    private void Connect()
    {
        run.NoteConnection();
        if (piece.IsPending)
            piece.Mark(TrailMarks.Reconnected);
        if (IsSpeaking)
            Env[Run.Conversation] = Dialogue.Greeting;
    }

    /// <summary>What a helper says to the server; null when it is none.</summary>
    private Exchange? ExchangeOf(IMethodSymbol called, Value? receiver, ImmutableArray<Value> arguments)
    {
        var method = called.ReducedFrom ?? called;
        if (!Context.Compilation.IsSource(method) || !Context.Compilation.Names.MaySpeak(method.Name))
            return null;
        var isOfClient = IsSpeaking || Context.Compilation.SideOf(method.ContainingType, Context.CancellationToken) == Gates.Side.Client
            || arguments.Any(static argument => Dialogue.VerbOf(argument) is SmtpVerb.Hello or SmtpVerb.Mail or SmtpVerb.Recipient);
        if (!isOfClient)
            return null;
        var all = method.Parameters.Length > arguments.Length && receiver is not null ? arguments.Insert(0, receiver) : arguments;
        return Context.Compilation.Dialogues.Ask(method, all, Spoken, Context, run);
    }

    private Value Make(Exchange exchange, IMethodSymbol method, IOperation call, Value? receiver, ImmutableArray<Value> arguments)
    {
        var outcome = exchange.Outcome;
        if (outcome.Connects)
            Connect();
        // What tells one message from another: what the helper is given, but for the connection, and what was written before.
        var told = method.Parameters.Length == arguments.Length ? arguments.Where((_, i) => !Connections.IsConnection(method.Parameters[i].Type)).ToImmutableArray() : arguments;
        var parts = Spoken is { IsAnswered: false, Written: { } before } ? told.Add(before) : told;
        var written = Unknown.From(parts, MadeOf(call.Syntax, parts));
        if (exchange.Role is not { } role)
        {
            Env[Run.Conversation] = outcome.After.As(written);
            MakeChanges(call, outcome.Changes, isOfOther: false);
            return outcome.Value;
        }

        var message = parts.All(static part => part is Constant) ? null : written;
        var isOfOther = IsBystander && piece.IsPending;
        var result = Attempt(new CallSite(call.Syntax, exchange.Verb ?? method.Name, role, outcome.Thrown, message, receiver) { Outcome = outcome, Verb = exchange.Verb, Parts = parts }, outcome.Exception);
        if (!IsDead)
            MakeChanges(call, outcome.Changes, isOfOther);
        return result;
    }

    private void MakeChanges(IOperation helper, ImmutableArray<Change> changes, bool isOfOther)
    {
        foreach (var change in changes)
        {
            if (helper is not IInvocationOperation call)
                continue;
            var target = change.Slot is IParameterSymbol parameter
                ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value is { } passed ? SlotOf(passed) : null
                : call.Instance is null or IInstanceReferenceOperation ? change.Slot : null;
            // What the caller of this body is given, tells it.
            if (piece.IsPending && !isOfOther && !run.IsOfHelper && target is IParameterSymbol { RefKind: RefKind.Out or RefKind.Ref })
                piece.Mark(TrailMarks.Carried);
            if (target is not null)
                Env[target] = isOfOther ? ReplyOutcome.Settle(change.Value, FailureSet.Empty) : change.Value;
        }
    }

    /// <summary>A reply is read: it may be negative, and then the way on from there is a failure's.</summary>
    private Value Hear(CallSite site, ReplyOutcome outcome)
    {
        if (!piece.IsPending)
        {
            piece.Env = piece.Env.WithoutFailure(piece.Failures);
            if (ReferenceEquals(fork?.Syntax, site.Syntax))
            {
                run.Begin(piece, site, outcome);
                IsForked = true;
            }
            else
            {
                if (!outcome.Returned.IsEmpty)
                    Forks.Add(site);
                piece.Failures = outcome.Successes;
                IsDead = outcome.Successes.IsEmpty;
            }

            Env[Run.Conversation] = IsForked ? outcome.After.Refused() : outcome.After;
            return outcome.Value;
        }

        // A reply that nobody looked at, and that nothing holds any more: nobody ever will.
        IsDead = piece.Trail is { Condition: null, Handler.Syntax: not CatchClauseSyntax } && !Env.HoldsFunction;
        var value = ReplyOutcome.Settle(outcome.Value, outcome.Successes);
        Env[Run.Conversation] = outcome.After.Heard(value is Unknown or ReplyText ? value : Unknown.Independent);
        return value;
    }

    // string.Format and string.Concat of a command.
    private static Value? Compose(IMethodSymbol method, ImmutableArray<Value> operands) =>
        method.ContainingType?.SpecialType == SpecialType.System_String && method.Name is "Format" or "Concat" && !operands.IsEmpty && !operands.All(static operand => operand is Constant)
        && StartOf(operands[0]) is not null
            ? PutTogether(operands)
            : null;

    /// <summary>How a command begins that is put together from these parts.</summary>
    private static string? StartOf(Value? first) => first switch
    {
        Constant { Content: string { Length: > 0 } text } when SmtpVerbs.Of(text, isWhole: false) != SmtpVerb.Unknown || SmtpVerbs.Of(text, isWhole: true) != SmtpVerb.Unknown => text,
        Unknown { Start: { } start } => start,
        _ => null,
    };
}
