using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>SMTP1003 where <c>SendAsync</c> of System.Net.Mail reports its failure: a handler of <c>SendCompleted</c> that never looks at <c>Error</c>.</summary>
internal static class SendCompletedHandlers
{
    public static void Check(Run run, Action<Diagnostic> report)
    {
        foreach (var block in run.Graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                if (operation is IExpressionStatementOperation { Operation: IEventAssignmentOperation { Adds: true } subscription }
                    && subscription.EventReference is IEventReferenceOperation { Event.Name: "SendCompleted" } reference
                    && run.Context.Apis.IsClient(reference.Instance?.Type)
                    && IgnoresError(run, subscription.HandlerValue) is { } handler)
                {
                    report(Diagnostic.Create(Descriptors.FailureSwallowedWithoutReply, handler.GetLocation(), "SendAsync", string.Empty));
                }
            }
        }
    }

    // The handler's syntax when it neither reads Error nor hands its argument on.
    private static SyntaxNode? IgnoresError(Run run, IOperation handler)
    {
        while (handler is IConversionOperation conversion)
            handler = conversion.Operand;
        if (handler is not IDelegateCreationOperation creation)
            return null;
        (SyntaxNode? body, ImmutableArray<IParameterSymbol> parameters) = creation.Target switch
        {
            IFlowAnonymousFunctionOperation lambda => (lambda.Syntax, lambda.Symbol.Parameters),
            IMethodReferenceOperation method when run.Context.Compilation.IsSource(method.Method) && method.Method.DeclaringSyntaxReferences.Length == 1 =>
                (method.Method.DeclaringSyntaxReferences[0].GetSyntax(run.Context.CancellationToken), method.Method.Parameters),
            _ => (null, ImmutableArray<IParameterSymbol>.Empty),
        };
        if (body is null || parameters.Length != 2)
            return null;
        var name = parameters[1].Name;
        foreach (var identifier in body.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            // Another member (Cancelled, UserState) says nothing of the failure; any other use may.
            if (identifier.Identifier.ValueText == name && identifier.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cancelled" or "UserState" })
                return null;
        }

        return creation.Syntax;
    }
}
