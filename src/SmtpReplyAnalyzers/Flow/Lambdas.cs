using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>The lambdas that stand in a graph.</summary>
internal static class Lambdas
{
    public static IEnumerable<IFlowAnonymousFunctionOperation> Of(ControlFlowGraph graph)
    {
        foreach (var part in graph.Blocks)
        {
            var operations = part.BranchValue is null ? part.Operations : part.Operations.Add(part.BranchValue);
            foreach (var operation in operations)
            {
                foreach (var lambda in operation.DescendantsAndSelf().OfType<IFlowAnonymousFunctionOperation>())
                    yield return lambda;
            }
        }
    }

    /// <summary>The lambda at that place of the graph, or of a graph inside it; null when it is in neither.</summary>
    public static GraphOfLambda? Find(ControlFlowGraph graph, SyntaxNode syntax, CancellationToken cancellationToken)
    {
        foreach (var lambda in Of(graph))
        {
            if (lambda.Syntax.Span == syntax.Span)
                return new GraphOfLambda(graph, lambda);
            if (lambda.Syntax.Span.Contains(syntax.Span))
                return Find(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), syntax, cancellationToken);
        }

        foreach (var function in graph.LocalFunctions)
        {
            if (function.DeclaringSyntaxReferences[0].Span.Contains(syntax.Span))
                return Find(graph.GetLocalFunctionControlFlowGraph(function, cancellationToken), syntax, cancellationToken);
        }

        return null;
    }
}
