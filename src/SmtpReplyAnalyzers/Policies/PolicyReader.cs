using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Policies;

/// <summary>Finds the policies that a body makes, and reads what they handle, how long they wait, and when they stop.</summary>
internal sealed class PolicyReader(PolicyBody body)
{
    /// <summary>The policies that are made in the code there.</summary>
    public IEnumerable<RetryPolicy> Read(SyntaxNode syntax)
    {
        foreach (var node in syntax.DescendantNodes())
        {
            var policy = node switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } when Apis.Polly.IsRetryName(access.Name.Identifier.ValueText)
                    && body.OperationOf(node) is IInvocationOperation retry && Apis.Polly.IsRetry(retry.TargetMethod) => OfPolicy(retry, access.Name),
                BaseObjectCreationExpressionSyntax creation when MayBeOptions(creation)
                    && body.OperationOf(node) is IObjectCreationOperation options && Apis.Polly.IsRetryOptions(options.Type) => OfPipeline(options, creation),
                _ => null,
            };
            if (policy is { Clauses.IsEmpty: false })
                yield return policy;
        }
    }

    /// <summary>The calls in the code there whose last failure is in a result that nobody reads.</summary>
    public IEnumerable<PolicyRun> ReadUnreadCaptures(SyntaxNode syntax)
    {
        foreach (var call in syntax.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ExecuteAndCapture" or "ExecuteAndCaptureAsync" }
                && IsUnread(call) && body.SymbolOf(call) is IMethodSymbol method && Apis.Polly.IsCapture(method) && RunOf(call) is { } run)
            {
                yield return run;
            }
        }
    }

    private RetryPolicy OfPolicy(IInvocationOperation retry, SimpleNameSyntax name)
    {
        var builder = retry.Instance ?? retry.Arguments[0].Value;
        var clauses = new PolicyClauses(body, name.GetLocation()).OfBuilder(builder);
        var (delay, delayAt, count) = (Apis.Polly.IsWaiting(retry.TargetMethod) ? DelayLength.Other : DelayLength.None, name.GetLocation(), default(IOperation));
        foreach (var argument in retry.Arguments)
        {
            switch (argument.Parameter?.Name)
            {
                case "retryCount":
                    count = argument.Value;
                    break;
                case "sleepDurationProvider" or "sleepDurations":
                    (delay, delayAt) = (LengthOf(argument.Value), argument.Syntax.GetLocation());
                    break;
                case "onRetry" or "onRetryAsync" when MayWait(argument.Value):
                    delay = DelayLength.Other;
                    break;
            }
        }

        var isEndless = Apis.Polly.IsForever(retry.TargetMethod) || (count is not null && IsEndless(count));
        return new RetryPolicy(clauses.ToImmutableArray(), delay, delayAt, isEndless, name.GetLocation(), RunsOf(retry.Syntax));
    }

    private RetryPolicy? OfPipeline(IObjectCreationOperation creation, BaseObjectCreationExpressionSyntax syntax)
    {
        if (PipelineOptions.Of(creation, body) is not { } options)
            return null;
        var header = Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(syntax.SpanStart, syntax is ObjectCreationExpressionSyntax named ? named.Type.Span.End : syntax.NewKeyword.Span.End));
        var reader = new PolicyClauses(body, header);
        var clauses = options["ShouldHandle"] is { } shouldHandle ? reader.OfShouldHandle(shouldHandle) : new List<HandledClause> { reader.Default() };
        var count = options["MaxRetryAttempts"];
        return new RetryPolicy(
            clauses.ToImmutableArray(),
            options["OnRetry"] is { } onRetry && MayWait(onRetry) ? DelayLength.Other : DelayOf(options),
            AtOf(options["DelayGenerator"] ?? options["Delay"]) ?? header,
            count is not null && IsEndless(count),
            AtOf(count) ?? header,
            RunsOf(syntax));
    }

    private DelayLength DelayOf(PipelineOptions options)
    {
        if (options["DelayGenerator"] is { } generator)
            return LengthOf(generator);
        var delay = options["Delay"] is { } written ? LengthOf(written) : Delays.LengthOf(Apis.Polly.DefaultDelay);
        if (delay == DelayLength.None || options["BackoffType"] is not { } backoff)
            return delay;
        return body.Evaluate(backoff) is Constant { Content: Apis.Polly.ConstantBackoff } ? delay : DelayLength.Other;
    }

    // A time, a list of times, or what makes the time of each attempt.
    private DelayLength LengthOf(IOperation written)
    {
        var value = body.CallableOf(written) is { } provider ? body.Ask(provider, Unknown.Fresh, Replies.FailureSet.Success) : body.Evaluate(written);
        if (value is Sequence { Items: { IsEmpty: false } items } && items.All(item => item.Equals(items[0])))
            value = items[0];
        return value is Constant { Content: TimeSpan time } ? Delays.LengthOf(time) : DelayLength.Other;
    }

    private bool IsEndless(IOperation count) => body.Evaluate(count) is Constant { Content: int.MaxValue };

    // What is done before each new attempt may make a delay of its own.
    private bool MayWait(IOperation onRetry) => Definitions.Of(onRetry, body) is not IAnonymousFunctionOperation lambda
        || lambda.Descendants().OfType<IInvocationOperation>().Any(call => Delays.IsDelay(call.TargetMethod) || body.Context.Compilation.IsSource(call.TargetMethod));

    private ImmutableArray<PolicyRun> RunsOf(SyntaxNode site) =>
        PolicyUses.ExecutionsOf(site, body).Select(RunOf).OfType<PolicyRun>().ToImmutableArray();

    private PolicyRun? RunOf(InvocationExpressionSyntax call)
    {
        foreach (var argument in (body.OperationOf(call) as IInvocationOperation)?.Arguments ?? ImmutableArray<IArgumentOperation>.Empty)
        {
            if (argument.Value.Type?.TypeKind == TypeKind.Delegate && body.CallableOf(argument.Value) is { } callable
                && body.FactsOf(callable) is { LetsOut.IsEmpty: false } facts)
            {
                return new PolicyRun(call, facts);
            }
        }

        return null;
    }

    private bool IsUnread(InvocationExpressionSyntax call)
    {
        SyntaxNode result = call;
        while (result.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax
            || (result.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax }))
        {
            result = result.Parent is MemberAccessExpressionSyntax access ? access.Parent! : result.Parent!;
        }

        return result.Parent switch
        {
            ExpressionStatementSyntax => true,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } discard } => body.SymbolOf(discard) is IDiscardSymbol,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local } =>
                !Definitions.ScopeOf(local).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Identifier.ValueText),
            _ => false,
        };
    }

    private Location? AtOf(IOperation? option) => option is not null && body.Holds(option.Syntax) ? (option.Syntax.Parent is AssignmentExpressionSyntax whole ? whole : option.Syntax).GetLocation() : null;

    private static bool MayBeOptions(BaseObjectCreationExpressionSyntax creation) => creation is ImplicitObjectCreationExpressionSyntax
        || creation is ObjectCreationExpressionSyntax { Type: var type } && (type is QualifiedNameSyntax qualified ? qualified.Right : type) is SimpleNameSyntax { Identifier.ValueText: "RetryStrategyOptions" };
}
