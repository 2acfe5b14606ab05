using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>Points every wait and every throw of the dice of a mailer at <see cref="RecordedTime"/>, by symbol; all else stays as it was written.</summary>
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

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        model.GetSymbolInfo(node).Symbol is IPropertySymbol { Name: "Shared" } shared && IsRandom(shared.ContainingType)
            ? ParseExpression(Recorded + "Chance").WithTriviaFrom(node)
            : base.VisitMemberAccessExpression(node);

    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        if (IsRandom(model.GetTypeInfo(node).Type))
            return ParseExpression(Recorded + "Chance").WithTriviaFrom(node);
        var visited = (ObjectCreationExpressionSyntax)base.VisitObjectCreationExpression(node)!;
        return Seam(node) is { } seam ? visited.WithInitializer(Add(seam, visited.Initializer)) : visited;
    }

    public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        if (IsRandom(model.GetTypeInfo(node).Type))
            return ParseExpression(Recorded + "Chance").WithTriviaFrom(node);
        var visited = (ImplicitObjectCreationExpressionSyntax)base.VisitImplicitObjectCreationExpression(node)!;
        return Seam(node) is { } seam ? visited.WithInitializer(Add(seam, visited.Initializer)) : visited;
    }

    private static bool IsRandom(ITypeSymbol? type) => type?.ToDisplayString() == "System.Random";

    private static InitializerExpressionSyntax Add(string seam, InitializerExpressionSyntax? initializer) =>
        (initializer ?? InitializerExpression(SyntaxKind.ObjectInitializerExpression)).AddExpressions(ParseExpression(seam));

    /// <summary>The assignment by which an object of Polly's takes its clock or its dice; null for any other object.</summary>
    private string? Seam(ExpressionSyntax node)
    {
        for (var type = model.GetTypeInfo(node).Type; type is not null; type = type.BaseType)
        {
            switch (type.OriginalDefinition.ToDisplayString())
            {
                case "Polly.ResiliencePipelineBuilderBase":
                    return $"TimeProvider = {Recorded}Provider";
                case "Polly.Retry.RetryStrategyOptions<TResult>":
                    return $"Randomizer = {Recorded}NextDouble";
            }
        }

        return null;
    }
}
