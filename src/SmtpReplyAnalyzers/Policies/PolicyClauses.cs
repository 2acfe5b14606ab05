using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Policies;

/// <summary>What a policy handles, asked of its predicates for each failure.</summary>
internal sealed class PolicyClauses(PolicyBody body, Location fallback)
{
    private static readonly object Inner = "inner";

    /// <summary>The clauses of a builder, up to where it was made.</summary>
    public List<HandledClause> OfBuilder(IOperation? builder)
    {
        var clauses = new List<HandledClause>();
        for (var current = builder; current is not null && Definitions.Of(current, body) is IInvocationOperation call; current = call.Instance ?? (call.Arguments.Length > 0 && call.TargetMethod.IsExtensionMethod ? call.Arguments[0].Value : null))
        {
            if (Apis.Polly.IsClause(call.TargetMethod) && OfCall(call) is { } clause)
                clauses.Insert(0, clause);
        }

        return clauses;
    }

    /// <summary>The clauses of the <c>ShouldHandle</c> of a pipeline.</summary>
    public List<HandledClause> OfShouldHandle(IOperation shouldHandle)
    {
        if (Definitions.Of(shouldHandle, body) is IInvocationOperation builder)
            return OfBuilder(builder);
        var clauses = new List<HandledClause>();
        if (body.CallableOf(shouldHandle) is { } predicate && Answered(predicate, HandledOutcome.Instance, body.Context.Apis.AllFailures, shouldHandle, isNarrow: false, isSmtp: false) is { } clause)
            clauses.Add(clause);
        return clauses;
    }

    /// <summary>Everything but a cancellation.</summary>
    public HandledClause Default() => new(fallback, body.Context.Apis.AllFailures, IsOfSmtp: false, IsNarrow: false);

    private HandledClause? OfCall(IInvocationOperation call)
    {
        var apis = body.Context.Apis;
        var type = call.TargetMethod.TypeArguments[0];
        var isInner = Apis.Polly.IsInner(call.TargetMethod, out var andOuter);
        var outer = !isInner || andOuter ? apis.AllFailures.WhereKind(kind => IsOf(apis.ExceptionOf(kind), type)) : FailureSet.Empty;
        var inner = isInner ? apis.AllFailures.WhereKind(kind => IsOf(apis.InnerExceptionOf(kind), type)) : FailureSet.Empty;
        var isNarrow = apis.CarriesCode(type);
        if (call.Arguments.Length == 0)
            return new HandledClause(LocationOf(call), outer.Union(inner), apis.IsSmtpException(type), isNarrow);

        if (body.CallableOf(call.Arguments[0].Value) is not { } predicate)
            return null;
        var asked = Answered(predicate, Function.Exception, outer, call.Arguments[0].Value, isNarrow, apis.IsSmtpException(type));
        if (!isInner)
            return asked;
        var exception = Function.Of(Inner, failure => apis.InnerExceptionOf(failure.Kind) is null ? Constant.Null : new RaisedException(failure, isInner: true));
        var askedInner = Answered(predicate, exception, inner, call.Arguments[0].Value, isNarrow, apis.IsSmtpException(type));
        return asked with { Failures = asked.Failures.Union(askedInner.Failures) };
    }

    // A condition that has nothing to do with the failure may hold; one that depends on it and is not understood counts as if it did not.
    private HandledClause Answered(Callable predicate, Value argument, FailureSet candidates, IOperation written, bool isNarrow, bool isSmtp)
    {
        var answer = body.Ask(predicate, argument, candidates);
        var (yes, no, maybe) = Conditions.Decide(candidates, answer.At);
        var free = maybe.Where(failure => !answer.At(failure).IsDependent);
        var handled = yes.Union(free);
        var isCodeTested = no.Kinds.Any(kind => kind.CarriesCode() && !handled[kind].IsEmpty);
        return new HandledClause(
            LocationOf(written.Syntax),
            handled,
            isSmtp || isCodeTested || NamesSmtp(written.Syntax),
            isNarrow || !no.IsEmpty);
    }

    private bool NamesSmtp(SyntaxNode predicate) => predicate.DescendantNodes().OfType<SimpleNameSyntax>().Any(name =>
        body.SymbolOf(name) is ITypeSymbol type && (body.Context.Apis.IsSmtpException(type) || body.Context.Apis.IsStatusCode(type)));

    // The call without what it is called on.
    private Location LocationOf(IInvocationOperation call) =>
        !body.Holds(call.Syntax) ? fallback
        : call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? Location.Create(call.Syntax.SyntaxTree, TextSpan.FromBounds(access.Name.SpanStart, call.Syntax.Span.End))
        : call.Syntax.GetLocation();

    private Location LocationOf(SyntaxNode written) => body.Holds(written) ? written.GetLocation() : fallback;

    private static bool IsOf(ITypeSymbol? exception, ITypeSymbol type) => exception is not null && Types.DerivesFrom(exception, type);
}
