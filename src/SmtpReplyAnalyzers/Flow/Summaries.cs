using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>A lambda in its graph.</summary>
internal sealed record GraphOfLambda(ControlFlowGraph Graph, IFlowAnonymousFunctionOperation Lambda);

/// <summary>What methods, local functions and lambdas of the compilation do, found by running the engine on them.</summary>
internal sealed class Summaries(CompilationContext compilation)
{
    private const TrailMarks Kept = TrailMarks.Carried | TrailMarks.Stored | TrailMarks.Acted | TrailMarks.Requeued | TrailMarks.Delayed | TrailMarks.Counted
        | TrailMarks.Paced | TrailMarks.Reconnected;

    private readonly Memo<object, MethodFacts> _facts = new();
    private readonly Memo<(CallTag Call, bool IsFailureOnly), HelperSummary> _calls = new();

    /// <summary>What the callee lets out; null when its body is not to be had or not to be followed.</summary>
    public MethodFacts? FactsOf(Callable callee, BodyContext caller, Run run)
    {
        // What a lambda captures does not matter here: it is one key wherever it is met.
        var key = callee.Target is GraphOfLambda lambda ? lambda.Lambda.Syntax : callee.Target;
        if (_facts.TryGet(key, caller, out var known))
            return known;
        if (Open(callee, caller, run) is not { } body)
            return null;
        var facts = FactsOf(new Run(body.Context, body.Graph).Execute(FailureSet.Success), body.Method);
        if (caller.Budget.IsExhausted)
            return null;
        _facts.Add(key, caller, body.Context, Budget.DeepestCall - body.Context.Depth, facts);
        return facts;
    }

    /// <summary>What the callee does with the failures that are at hand, and returns for each; null when it is not to be followed.</summary>
    public HelperSummary? Call(Callable callee, ImmutableArray<Value> arguments, Evaluator evaluator, Run run)
    {
        // What a lambda or a local function returns may rest on what it captures.
        if (callee.Target is GraphOfLambda or IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            return Execute(callee, arguments, evaluator, run)?.Summary;
        var key = (new CallTag(callee, IsOfThis(callee) ? arguments.AddRange(evaluator.KeptReplies) : arguments, evaluator.Failures), evaluator.IsInFailuresOnly);
        if (_calls.TryGet(key, evaluator.Context, out var known))
            return known;
        if (Execute(callee, arguments, evaluator, run) is not { } executed)
            return null;
        _calls.Add(key, evaluator.Context, executed.Callee, Budget.DeepestCall - executed.Callee.Depth, executed.Summary);
        return executed.Summary;
    }

    private static bool IsOfThis(Callable callee) => callee.Target is IMethodSymbol { IsStatic: false, MethodKind: not MethodKind.LocalFunction }
        && (callee.Receiver is null || (callee.Receiver is Unknown { Origin: { Of: null, Site: var site } } && ReferenceEquals(site, Run.This)));

    /// <summary>What the members of an object hold when it is made of these values, by name.</summary>
    public IEnumerable<KeyValuePair<string, Value>> MembersOf(IMethodSymbol constructor, ImmutableArray<Value> arguments, Evaluator evaluator, Run run)
    {
        // A primary constructor has no body of its own: each parameter is a property of a record, or can be read everywhere in a class.
        var isPrimary = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(evaluator.Context.CancellationToken) is TypeDeclarationSyntax;
        if (isPrimary)
            return Initialized(constructor, arguments, evaluator);
        var tag = new CallTag(new Callable(constructor, receiver: null), arguments, evaluator.Failures);
        if (Open(tag.Callee, evaluator.Context, run) is not { } body)
            return Array.Empty<KeyValuePair<string, Value>>();
        var inner = new Run(body.Context, body.Graph) { NeedsValues = true }.Execute(evaluator.Failures, env =>
        {
            for (var i = 0; i < body.Method.Parameters.Length; i++)
                env[body.Method.Parameters[i]] = arguments[i];
        });
        var returns = inner.Ends.Where(static end => end.Kind == EndKind.Return).ToArray();
        return returns.SelectMany(static end => end.Env?.ChangedMembers() ?? Enumerable.Empty<ISymbol>()).Distinct(SymbolEqualityComparer.Default)
            .Select(member => new KeyValuePair<string, Value>(member!.Name, Combine((tag, member), returns, end => end.Env?[member])));
    }

    private static IEnumerable<KeyValuePair<string, Value>> Initialized(IMethodSymbol constructor, ImmutableArray<Value> arguments, Evaluator evaluator)
    {
        foreach (var parameter in constructor.Parameters)
            yield return new(parameter.Name, arguments[parameter.Ordinal]);
        foreach (var member in constructor.ContainingType.GetMembers())
        {
            var initializer = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(evaluator.Context.CancellationToken) switch
            {
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                _ => null,
            };
            // Mostly the parameter itself; anything else is not known.
            if (initializer is IdentifierNameSyntax name && constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name.Identifier.ValueText) is { } source)
                yield return new(member.Name, arguments[source.Ordinal]);
        }
    }

    private (HelperSummary Summary, BodyContext Callee)? Execute(Callable callee, ImmutableArray<Value> arguments, Evaluator evaluator, Run run)
    {
        if (Open(callee, evaluator.Context, run) is not { } body)
            return null;
        var outer = callee.Target is GraphOfLambda or IMethodSymbol { MethodKind: MethodKind.LocalFunction } ? evaluator : null;
        var inner = new Run(body.Context, body.Graph, isFailureOnly: evaluator.IsInFailuresOnly) { NeedsValues = true }.Execute(evaluator.Failures, env =>
        {
            outer?.CopyVariables(env);
            if (IsOfThis(callee))
                evaluator.CopyReplies(env);
            if (callee.Receiver is { } receiver)
                env[Run.This] = receiver;
            env[Run.Conversation] = evaluator.Conversation;
            var parameters = body.Method.Parameters;
            var offset = parameters.Length == arguments.Length + 1 && callee.Receiver is not null && body.Method.IsExtensionMethod ? 1 : 0;
            for (var i = 0; i < parameters.Length; i++)
                env[parameters[i]] = i < offset ? callee.Receiver! : i - offset < arguments.Length ? arguments[i - offset] : Unknown.Independent;
        });
        if (body.Context.Budget.IsExhausted)
            return null;
        var tag = new CallTag(callee, arguments, evaluator.Failures);
        var returns = inner.Ends.Where(static end => end.Kind == EndKind.Return).ToArray();
        var throws = inner.Ends.Where(static end => end.Kind == EndKind.Throw).ToArray();
        var marks = TrailMarks.None;
        foreach (var end in inner.Ends)
            marks |= (end.Trail.Marks & Kept) | (end.Kind == EndKind.Exit ? TrailMarks.Carried : TrailMarks.None);
        var summary = new HelperSummary(Combine(tag, returns, static end => end.Value), marks, inner.Ends.Count > 0 && inner.Ends.TrueForAll(static end => end.Trail.Verdict is not null))
        {
            Returning = returns.Aggregate(FailureSet.Empty, static (all, end) => all.Union(end.Failures)),
            Throwing = throws.Aggregate(FailureSet.Empty, static (all, end) => all.Union(end.Failures)),
            Thrown = Combine((tag, "thrown"), throws, static end => end.Value),
            Changes = ChangesOf(tag, body.Method, returns),
        };
        return (summary, body.Context);
    }

    /// <summary>What some ends have in common, for each of the failures that get there.</summary>
    /// <param name="tag">Tells it from what other ends have in common.</param>
    /// <param name="ends">The ends.</param>
    /// <param name="part">What is asked of each end.</param>
    public static Value Combine(object tag, IReadOnlyCollection<End> ends, Func<End, Value?> part)
    {
        if (ends.Count == 0)
            return Unknown.Independent;
        var first = part(ends.First()) ?? Unknown.Independent;
        if (ends.All(end => first.Equals(part(end) ?? Unknown.Independent)))
            return first;
        return Function.Of(tag, failure =>
        {
            var values = new List<Value>();
            foreach (var end in ends)
            {
                if (!end.Failures.Contains(failure))
                    continue;
                if (end.Trail.Has(TrailMarks.Opaque))
                    return Unknown.Dependent;
                values.Add((part(end) ?? Unknown.Independent).At(failure));
            }

            return values.Count == 0 ? Unknown.Dependent : Choice.Of(values);
        });
    }

    /// <summary>What the ends leave in parameters that are passed by reference, and, of the reply, in members of the object.</summary>
    public static ImmutableArray<Change> ChangesOf(object tag, IMethodSymbol method, IReadOnlyCollection<End> returns)
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Out or RefKind.Ref)
                changes.Add(new Change(parameter, Combine((tag, parameter.Ordinal), returns, end => end.Env?[parameter])));
        }

        foreach (var member in returns.SelectMany(static end => end.Env?.ChangedMembers() ?? Enumerable.Empty<ISymbol>()).Distinct(SymbolEqualityComparer.Default))
        {
            var value = Combine((tag, member), returns, end => end.Env?[member!] ?? Env.InitialOf(member!));
            if (value.IsFunction)
                changes.Add(new Change(member!, value));
        }

        return changes.ToImmutable();
    }

    private static MethodFacts FactsOf(Run run, IMethodSymbol method)
    {
        var letsOut = FailureSet.Empty;
        foreach (var end in run.Ends)
        {
            if (end.Kind == EndKind.Throw && !end.Failures.HasSuccess && ReferenceEquals(end.Value, Function.Exception))
                letsOut = letsOut.Union(end.Failures);
            else if (end.Value is PendingTask task)
                (letsOut, _) = (letsOut.Union(task.Call.Failures), run.NoteAttempt(task.Call));
        }

        var sends = run.Attempts.Where(static site => site.Role == MemberRole.Send).ToArray();
        var main = sends.FirstOrDefault() ?? run.Attempts.FirstOrDefault();
        if (main is null)
            return MethodFacts.None;
        var sent = ImmutableArray.CreateBuilder<int>();
        foreach (var parameter in method.Parameters)
        {
            if (sends.Any(site => site.Message is Unknown { IsFresh: false, Origin: { Of: null, Site: IParameterSymbol source } } && SymbolEqualityComparer.Default.Equals(source, parameter)))
                sent.Add(parameter.Ordinal);
        }

        return new MethodFacts(main.Name, main.Role, letsOut, sends.Length > 0, sent.ToImmutable()) { Records = run.Records.Count > 0, Waits = run.Delays.Count > 0 || run.Attempts.Exists(static site => site.Waits) };
    }

    /// <summary>The callee's body, and the context to run it in; null when it is not to be had or not to be followed.</summary>
    public (ControlFlowGraph Graph, BodyContext Context, IMethodSymbol Method)? Open(Callable callee, BodyContext caller, Run run, int deepest = Budget.DeepestCall)
    {
        if (caller.Depth >= deepest)
            caller.CutOff();
        else
            caller.Use(deepest - caller.Depth - 1);
        if (caller.Depth >= deepest || !caller.Budget.TrySummarize())
            return null;
        switch (callee.Target)
        {
            case GraphOfLambda lambda when !caller.IsRunning(lambda.Lambda.Symbol):
                var model = compilation.ModelOf(lambda.Lambda.Syntax.SyntaxTree, caller.Model);
                return (lambda.Graph.GetAnonymousFunctionControlFlowGraphInScope(lambda.Lambda, caller.CancellationToken), caller.Below(model, lambda.Lambda.Symbol), lambda.Lambda.Symbol);
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction } local when !caller.IsRunning(local):
                return run.Graph.LocalFunctions.Contains(local) || run.Graph.Parent is not null
                    ? (LocalFunctionGraph(run.Graph, local, caller), caller.Below(caller.Model, local), local)
                    : null;
            case IMethodSymbol method when compilation.IsFollowed(method) && !caller.IsRunning(method):
                var definition = method.ReducedFrom ?? method.OriginalDefinition;
                return compilation.GraphOf(definition, caller) is { } body ? (body.Graph, caller.Below(body.Model, definition), definition) : null;
            default:
                return null;
        }
    }

    private static ControlFlowGraph LocalFunctionGraph(ControlFlowGraph graph, IMethodSymbol local, BodyContext caller)
    {
        var scope = graph;
        while (scope.Parent is not null && !scope.LocalFunctions.Contains(local))
            scope = scope.Parent;
        return scope.LocalFunctions.Contains(local)
            ? scope.GetLocalFunctionControlFlowGraph(local, caller.CancellationToken)
            : graph.GetLocalFunctionControlFlowGraphInScope(local, caller.CancellationToken);
    }

    private sealed record CallTag(Callable Callee, ImmutableArray<Value> Arguments, FailureSet Failures)
    {
        public bool Equals(CallTag? other) =>
            other is not null && Callee.Equals(other.Callee) && Arguments.SequenceEqual(other.Arguments) && Failures.Equals(other.Failures);

        public override int GetHashCode() => (Callee.GetHashCode() * 31) + Arguments.Length;
    }
}
