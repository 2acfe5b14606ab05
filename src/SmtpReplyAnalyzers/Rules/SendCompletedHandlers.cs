using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>SMTP1003 where <c>SendAsync</c> of System.Net.Mail reports its failure: a handler of <c>SendCompleted</c> that never looks at <c>Error</c>.</summary>
internal static class SendCompletedHandlers
{
    private const string EventName = "SendCompleted";

    public static void Check(Run run, Action<Diagnostic> report)
    {
        foreach (var block in run.Graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                if (operation is IExpressionStatementOperation { Operation: IEventAssignmentOperation { Adds: true } subscription }
                    && subscription.EventReference is IEventReferenceOperation { Event.Name: EventName } reference
                    && run.Context.Apis.IsClient(reference.Instance?.Type)
                    && subscription.Syntax is AssignmentExpressionSyntax assignment && !IsReadByAnother(assignment))
                {
                    report(Diagnostic.Create(Descriptors.FailureSwallowedWithoutReply, assignment.Right.GetLocation(), "SendAsync", string.Empty));
                }
            }
        }
    }

    // One handler of several that reads the error is enough: the others may be there for something else.
    private static bool IsReadByAnother(AssignmentExpressionSyntax subscription)
    {
        if (subscription.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return ReadsError(subscription.Right, subscription.SyntaxTree.GetRoot());
        foreach (var other in type.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (other.IsKind(SyntaxKind.AddAssignmentExpression) && NameOf(other.Left) == EventName && ReadsError(other.Right, type))
                return true;
        }

        return false;
    }

    // A handler that is not to be found may read it.
    private static bool ReadsError(ExpressionSyntax handler, SyntaxNode type) => handler switch
    {
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [_, var argument] } lambda => Uses(lambda.Body, argument.Identifier.ValueText),
        AnonymousMethodExpressionSyntax { ParameterList: null } => false,
        AnonymousMethodExpressionSyntax { ParameterList.Parameters: [_, var argument] } method => Uses(method.Block, argument.Identifier.ValueText),
        ObjectCreationExpressionSyntax { ArgumentList.Arguments: [var only] } => ReadsError(only.Expression, type),
        _ => NameOf(handler) is not { } name || ReadsError(name, type),
    };

    private static bool ReadsError(string name, SyntaxNode type)
    {
        var isKnown = false;
        foreach (var node in type.DescendantNodes())
        {
            var (parameters, body) = node switch
            {
                MethodDeclarationSyntax method when method.Identifier.ValueText == name => (method.ParameterList, (SyntaxNode?)method.Body ?? method.ExpressionBody),
                LocalFunctionStatementSyntax function when function.Identifier.ValueText == name => (function.ParameterList, (SyntaxNode?)function.Body ?? function.ExpressionBody),
                _ => (null, null),
            };
            if (body is null)
                continue;
            if (parameters is not { Parameters: [_, var argument] } || Uses(body, argument.Identifier.ValueText))
                return true;
            isKnown = true;
        }

        return !isKnown;
    }

    // Another member (Cancelled, UserState) says nothing of the failure; any other use may.
    private static bool Uses(SyntaxNode body, string argument) => argument != "_" && body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == argument && name.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cancelled" or "UserState" });

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
