using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;

namespace SmtpReplyAnalyzers.CodeFixes.Sites;

/// <summary>May statements round a send be executed again when an attempt fails?</summary>
internal static class Repetition
{
    /// <summary>
    /// The statements after the send that a new attempt must be guarded against; null when the statements may not be repeated: before the send one changes
    /// something that outlives the attempt, or after it one may fail in a way that would send the message again.
    /// </summary>
    public static IReadOnlyList<StatementSyntax>? Find(SwallowingHandler handler, SmtpCall send, IReadOnlyList<StatementSyntax> statements, ClientCreation creation)
    {
        var model = handler.Model;
        var own = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var variable in statements.Prepend(creation.Declaration).SelectMany(EnclosingFunction.Own).OfType<VariableDeclaratorSyntax>())
        {
            if (model.GetDeclaredSymbol(variable) is { } local)
                own.Add(local);
        }

        var quit = new List<StatementSyntax>();
        var sent = false;
        foreach (var statement in statements)
        {
            if (EnclosingFunction.Own(statement).Any(static node => node is GotoStatementSyntax or YieldStatementSyntax) || LeavesLoop(statement, model))
                return null;
            var sends = statement.Contains(send.Invocation);
            if (sends && send.WholeExpression.FirstAncestorOrSelf<StatementSyntax>() != statement)
                return null;
            if (!sends && sent)
            {
                if (!IsSafeAfterwards(statement, own, handler))
                    return null;
                if (MayFail(statement))
                    quit.Add(statement);
            }
            else if (!IsRepeatable(statement, own, handler))
            {
                return null;
            }

            sent |= sends;
        }

        return sent ? quit : null;
    }

    private static bool IsRepeatable(StatementSyntax statement, HashSet<ISymbol> own, SwallowingHandler handler) =>
        EnclosingFunction.Own(statement).Prepend(statement).All(node => node switch
        {
            ExpressionStatementSyntax { Expression: var expression } when CallOf(expression) is { } call => IsOwn(call.Expression, own, handler.Model) || IsLog(call, handler),
            AssignmentExpressionSyntax assignment => IsOwn(assignment.Left, own, handler.Model) || assignment.Parent is InitializerExpressionSyntax,
            PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } unary => IsOwn(unary.Operand, own, handler.Model),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } unary => IsOwn(unary.Operand, own, handler.Model),
            _ => true,
        });

    // Besides the client's own clean-up only what cannot fail as a connection does.
    private static bool IsSafeAfterwards(StatementSyntax statement, HashSet<ISymbol> own, SwallowingHandler handler) =>
        EnclosingFunction.Own(statement).OfType<InvocationExpressionSyntax>().All(call =>
            IsLog(call, handler) || NameOf(call) == "ConfigureAwait" || (KnownMethods.IsCleanUp(NameOf(call)) && IsOwn(call.Expression, own, handler.Model)))
        && !EnclosingFunction.Own(statement).Any(static node => node is BaseObjectCreationExpressionSyntax);

    // MailKit's DisconnectAsync lets a time-out out, and any Disconnect a cancellation; all else about QUIT it keeps to itself.
    private static bool MayFail(StatementSyntax statement) => EnclosingFunction.Own(statement).OfType<InvocationExpressionSyntax>().Any(static call =>
        NameOf(call) == "DisconnectAsync" || (NameOf(call) == "Disconnect" && call.ArgumentList.Arguments.Count > 1));

    private static bool LeavesLoop(StatementSyntax statement, SemanticModel model) =>
        model.AnalyzeControlFlow(statement) is not { Succeeded: true } flow || flow.ExitPoints.Any(static exit => exit is BreakStatementSyntax or ContinueStatementSyntax);

    private static InvocationExpressionSyntax? CallOf(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => CallOf(awaited.Expression),
        ConditionalAccessExpressionSyntax conditional => CallOf(conditional.WhenNotNull),
        InvocationExpressionSyntax call => call,
        _ => null,
    };

    private static bool IsOwn(ExpressionSyntax expression, HashSet<ISymbol> own, SemanticModel model)
    {
        var root = expression;
        while (true)
        {
            switch (root)
            {
                case MemberAccessExpressionSyntax access:
                    root = access.Expression;
                    break;
                case InvocationExpressionSyntax call:
                    root = call.Expression;
                    break;
                case ElementAccessExpressionSyntax element:
                    root = element.Expression;
                    break;
                case MemberBindingExpressionSyntax binding when binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } conditional:
                    root = conditional.Expression;
                    break;
                default:
                    return root is IdentifierNameSyntax { Identifier.ValueText: "_" } || (model.GetSymbolInfo(root).Symbol is { } symbol && own.Contains(symbol));
            }
        }
    }

    private static bool IsLog(InvocationExpressionSyntax call, SwallowingHandler handler) =>
        handler.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && (handler.Apis.KnownMethods.IsLogSink(method) || SymbolEqualityComparer.Default.Equals(method.ContainingType, handler.Apis.KnownMethods.Console));

    private static string NameOf(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            _ => string.Empty,
        };
}
