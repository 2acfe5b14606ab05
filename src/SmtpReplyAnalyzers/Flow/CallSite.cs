using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>A call that fails when SMTP does.</summary>
/// <param name="Syntax">The call.</param>
/// <param name="Name">The member's name, as messages show it.</param>
/// <param name="Role">What it does in the session.</param>
/// <param name="Failures">What it lets out.</param>
/// <param name="Message">The message that it sends, or what tells it from other messages.</param>
/// <param name="Client">The connection that it uses.</param>
internal sealed record CallSite(SyntaxNode Syntax, string Name, MemberRole Role, FailureSet Failures, Value? Message, Value? Client)
{
    /// <summary>Once the message is sent, it notes that down.</summary>
    public bool Records { get; init; }

    /// <summary>It makes a delay of its own.</summary>
    public bool Waits { get; init; }

    /// <summary>It is a member of an SMTP library, and uses the connection that its receiver has.</summary>
    public bool IsMember { get; init; }

    /// <summary>The command whose reply it reads, in a hand-written client; null when it is not known.</summary>
    public string? Verb { get; init; }

    /// <summary>What was said to the server, in a hand-written client.</summary>
    public ImmutableArray<Value> Parts { get; init; } = ImmutableArray<Value>.Empty;

    /// <summary>The command that <paramref name="other"/> stands for, given once more: the same words about the same thing.</summary>
    public bool SaysAgain(CallSite other) => Verb is not null && Verb == other.Verb && CalleeOf(Syntax) == CalleeOf(other.Syntax) && Parts.Length > 0 && Parts.SequenceEqual(other.Parts)
        && Parts.All(static part => part is Constant or Unknown { IsFresh: false, Origin: not null });

    private static string? CalleeOf(SyntaxNode syntax) => syntax is InvocationExpressionSyntax call ? UnresolvedNames.NameOf(call) : null;

    /// <summary>What it makes of the conversation, in a hand-written client; null for the libraries.</summary>
    public ReplyOutcome? Outcome { get; init; }

    public bool Equals(CallSite? other) => other is not null && Syntax == other.Syntax;

    public override int GetHashCode() => Syntax.GetHashCode();

    /// <summary>The message was looked up in a queue, and not taken out.</summary>
    public bool IsLookedUp
    {
        get
        {
            for (var origin = (Message as Unknown)?.Origin; origin is not null; origin = origin.Of)
            {
                if (origin.Site is InvocationExpressionSyntax lookUp && UnresolvedNames.NameOf(lookUp) is { } name && KnownMethods.IsPeeking(name))
                    return true;
            }

            return false;
        }
    }

    /// <summary>Sends the message that <paramref name="earlier"/> stands for once more.</summary>
    public bool SendsAgain(Value? earlier) => Message is not null && !Message.IsFresh && (earlier is null || IsSame(earlier, Message));

    /// <summary>Both stand for the same message.</summary>
    public static bool IsSame(Value earlier, Value now) => (earlier, now) switch
    {
        (Unknown { Origin: { } a }, Unknown { Origin: { } b }) => a.Equals(b),
        (Created a, Created b) => a.Origin.Equals(b.Origin),
        _ => false,
    };
}

/// <summary>A task whose failure shows when it is awaited.</summary>
internal sealed class PendingTask(CallSite call) : Value
{
    public CallSite Call { get; } = call;

    public override bool IsFresh => false;

    public override bool Equals(Value? other) => other is PendingTask that && Call.Equals(that.Call);

    public override int GetHashCode() => Call.GetHashCode();
}

/// <summary>A method, a local function or a lambda, as a value.</summary>
/// <param name="target">The method, or the lambda's operation in its graph.</param>
/// <param name="receiver">What it is bound to.</param>
/// <param name="dependent">It is a lambda that reads the failure, so that what others do with it may depend on that.</param>
/// <param name="fresh">It is a lambda that reads what may have changed since the failure.</param>
internal sealed class Callable(object target, Value? receiver, bool dependent = false, bool fresh = false) : Value
{
    public object Target { get; } = target;

    public Value? Receiver { get; } = receiver;

    public override bool IsDependent { get; } = dependent;

    public override bool IsDerived => IsDependent;

    public override bool IsFresh { get; } = fresh;

    public override Value Settled() => IsFresh ? new Callable(Target, Receiver, IsDependent) : this;

    public override bool Equals(Value? other) => other is Callable that && Target.Equals(that.Target) && Equals(Receiver, that.Receiver)
        && IsDependent == that.IsDependent && IsFresh == that.IsFresh;

    public override int GetHashCode() => Target.GetHashCode();
}
