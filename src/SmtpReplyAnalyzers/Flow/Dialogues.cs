using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What a helper of a hand-written client says to the server, and what it makes of the reply.</summary>
/// <param name="Role">What it does in the session; null when it reads no reply.</param>
/// <param name="Outcome">What it makes of the reply.</param>
/// <param name="Verb">The one command whose reply it reads; null when there are several, or it is not known.</param>
internal sealed record Exchange(MemberRole? Role, ReplyOutcome Outcome, string? Verb);

/// <summary>
/// Helpers that speak to the server, such as <c>Command("RCPT TO:…", 250)</c>, run for the constants that they are called with and for how far
/// the conversation has come.
/// </summary>
internal sealed class Dialogues(Summaries summaries)
{
    private const TrailMarks Kept = TrailMarks.Carried | TrailMarks.Stored | TrailMarks.Acted | TrailMarks.Requeued | TrailMarks.Delayed | TrailMarks.Counted
        | TrailMarks.Paced | TrailMarks.Opaque;

    private static readonly MemberRole[] ByWeight =
    {
        MemberRole.Send, MemberRole.Envelope, MemberRole.Verify, MemberRole.Authenticate, MemberRole.Connect, MemberRole.Other,
    };

    private readonly Memo<Question, Exchange?> _known = new();

    /// <summary>What the method does when it is called so; null when it has nothing to do with a conversation, or its body is not to be had.</summary>
    public Exchange? Ask(IMethodSymbol method, ImmutableArray<Value> arguments, Dialogue? dialogue, BodyContext caller, Run run)
    {
        var definition = method.OriginalDefinition;
        if (definition.MethodKind != MethodKind.LocalFunction && !caller.Compilation.IsFollowed(definition))
            return null;
        var general = Ask(new Question(definition, ImmutableArray<Value?>.Empty, Dialogue.Unknown, IsOfClient: true), caller, run);
        // Whatever it is called with, it says nothing; or it makes a connection of its own, and all the rest follows from that.
        if (general is null || general.Outcome.Connects)
            return general;
        return Ask(new Question(definition, arguments.Select(Reduce).ToImmutableArray(), dialogue?.ForHelper(), caller.IsOfClient), caller, run);
    }

    private Exchange? Ask(Question question, BodyContext caller, Run run)
    {
        if (_known.TryGet(question, caller, out var known))
            return known;
        var method = question.Method;
        if (summaries.Open(new Callable(method, receiver: null), caller, run, Budget.DeepestDialogue) is not { } body)
            return null;
        var inner = new Run(body.Context, body.Graph) { NeedsValues = true, IsOfHelper = true }.Execute(FailureSet.Success, env =>
        {
            env[Run.Conversation] = question.Dialogue;
            for (var i = 0; i < body.Method.Parameters.Length && i < question.Arguments.Length; i++)
                env[body.Method.Parameters[i]] = question.Arguments[i];
        });
        if (body.Context.Budget.IsExhausted)
            return null;
        var exchange = ExchangeOf(inner, body.Method, question);
        _known.Add(question, caller, body.Context, Budget.DeepestDialogue - body.Context.Depth, exchange);
        return exchange;
    }

    private static Exchange? ExchangeOf(Run run, IMethodSymbol method, Question question)
    {
        var returns = run.Ends.Where(static end => end.Kind == EndKind.Return).ToArray();
        var after = returns.Where(static end => end.Failures.HasSuccess).Select(static end => end.Env?[Run.Conversation] as Dialogue).Distinct().ToArray();
        var now = after.Length == 0 || Array.Exists(after, static dialogue => dialogue is null) ? null : after.Aggregate(static (all, other) => all!.Meet(other!));
        if (run.Attempts.Count == 0 && !run.Connects && (now is null || now.Equals(question.Dialogue)))
            return null;

        var changes = Summaries.ChangesOf(question, method, returns);
        var failed = returns.Where(end => IsFailed(end, returns)).ToArray();
        var value = ValueOf(question, returns, failed);
        var isTold = value.IsFunction || changes.Any(static change => change.Value.IsFunction);
        var thrown = run.Ends.Where(static end => end.Kind == EndKind.Throw && !end.Failures.HasSuccess).ToArray();
        var outcome = new ReplyOutcome(
            All(returns.Where(static end => end.Failures.HasSuccess)),
            isTold ? All(failed) : FailureSet.Empty,
            All(thrown),
            value,
            Summaries.Combine((question, "thrown"), thrown, static end => end.Value),
            now?.AsWhole() ?? Dialogue.Unknown)
        {
            Marks = failed.Aggregate(TrailMarks.None, static (all, end) => all | (end.Trail.Marks & Kept)),
            Connects = run.Connects,
            Changes = changes,
        };
        return new Exchange(run.Attempts.Count == 0 ? null : Array.Find(ByWeight, role => run.Attempts.Exists(site => site.Role == role)), outcome, run.Attempts is [{ Verb: { } verb }] ? verb : null);
    }

    // What a failure returns that is over and done with may come from any call that succeeds.
    private static Value ValueOf(Question question, End[] returns, End[] failed)
    {
        var own = Summaries.Combine(question, returns.Where(end => end.Failures.HasSuccess || failed.Contains(end)).ToArray(), static end => end.Value);
        var others = returns.Where(end => !end.Failures.HasSuccess && !failed.Contains(end) && end.Value is not null).Select(static end => ReplyOutcome.Settle(end.Value!, end.Failures)).Distinct().ToArray();
        return others.Length == 0 || (others.Length == 1 && others[0].Equals(own)) ? own
            : Function.Of((question, "recovered"), failure => failure.Kind == FailureKind.None ? Choice.Of(others.Prepend(own.At(failure))) : own.At(failure));
    }

    // The caller still has a failure at hand: nobody caught it, no other command was given after it, and a success returns something else.
    private static bool IsFailed(End end, End[] returns) => !end.Failures.HasSuccess && !end.Trail.Has(TrailMarks.WentOn)
        && end.Trail.Handler?.Syntax is not Microsoft.CodeAnalysis.CSharp.Syntax.CatchClauseSyntax
        && (end.Value is null or { IsFunction: true } || !Array.Exists(returns, other => other.Failures.HasSuccess && end.Value.Equals(other.Value)));

    private static FailureSet All(IEnumerable<End> ends) => ends.Aggregate(FailureSet.Empty, static (all, end) => all.Union(end.Failures));

    // Of an argument only what decides the course of the helper: constants, and the verb that a command begins with.
    private static Value? Reduce(Value argument) => argument switch
    {
        Constant { Content: string text } when text.IndexOf(' ') > 0 && SmtpVerbs.Name(text) is { } verb => Unknown.Independent.Beginning(verb),
        Constant { Content: not null } => argument,
        Unknown { Start: { } start } => Unknown.Independent.Beginning(SmtpVerbs.Name(start) ?? start),
        _ => null,
    };

    private sealed record Question(IMethodSymbol Method, ImmutableArray<Value?> Arguments, Dialogue? Dialogue, bool IsOfClient)
    {
        public bool Equals(Question? other) => other is not null && SymbolEqualityComparer.Default.Equals(Method, other.Method)
            && Arguments.SequenceEqual(other.Arguments) && Equals(Dialogue, other.Dialogue) && IsOfClient == other.IsOfClient;

        public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method) + Arguments.Length;
    }
}
