using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>Points every wait of a mailer at <see cref="RecordedTime"/>, by symbol; all else stays as it was written.</summary>
internal sealed class TimeRewriter(SemanticModel model) : CSharpSyntaxRewriter
{
    private const string Recorded = "global::SmtpReplyAnalyzers.Proof.Tests.Harness.RecordedTime.";

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol method)
            return visited;
        switch (method.ContainingType.ToDisplayString(), method.Name)
        {
            case ("System.Threading.Tasks.Task", "Delay"):
            case ("System.Threading.Thread", "Sleep"):
                return visited.WithExpression(ParseExpression(Recorded + method.Name).WithTriviaFrom(visited.Expression));

            case ("System.Threading.WaitHandle", "WaitOne") when visited.Expression is MemberAccessExpressionSyntax access:
                var arguments = visited.ArgumentList.Arguments.Insert(0, Argument(access.Expression.WithoutTrivia()));
                return InvocationExpression(ParseExpression(Recorded + "WaitOne"), ArgumentList(arguments)).WithTriviaFrom(visited);

            default:
                return visited;
        }
    }

    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        var visited = (ObjectCreationExpressionSyntax)base.VisitObjectCreationExpression(node)!;
        return IsPipelineBuilder(node) ? visited.WithInitializer(WithClock(visited.Initializer)) : visited;
    }

    public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        var visited = (ImplicitObjectCreationExpressionSyntax)base.VisitImplicitObjectCreationExpression(node)!;
        return IsPipelineBuilder(node) ? visited.WithInitializer(WithClock(visited.Initializer)) : visited;
    }

    private static InitializerExpressionSyntax WithClock(InitializerExpressionSyntax? initializer) =>
        (initializer ?? InitializerExpression(SyntaxKind.ObjectInitializerExpression)).AddExpressions(ParseExpression($"TimeProvider = {Recorded}Provider"));

    private bool IsPipelineBuilder(ExpressionSyntax node)
    {
        for (var type = model.GetTypeInfo(node).Type; type is not null; type = type.BaseType)
        {
            if (type.ToDisplayString() == "Polly.ResiliencePipelineBuilderBase")
                return true;
        }

        return false;
    }
}
