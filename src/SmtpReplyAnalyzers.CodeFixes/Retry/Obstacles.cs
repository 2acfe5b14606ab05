using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Handlers;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>Why a send is not to be tried again where it stands.</summary>
internal static class Obstacles
{
    public static bool Any(SwallowingHandler handler, SendRegion region) =>
        handler.Function.IsEventHandler
        || handler.Function.IsIterator
        || IsInLock(handler, region)
        || IsRetriedByCaller(handler)
        || RetryLoops.IsIn(region.Send, region.First, handler.Try, handler.Model)
        || Lines.IsCutByDirective(handler.Model.SyntaxTree.GetRoot(), TextSpan.FromBounds(Lines.StartWithComments(handler.Text, region.First), region.Last.Span.End))
        || StreamsReadOnce.Any(handler, region)
        || handler.OtherClauses.Any(clause => DealsWithFailures(clause, handler));

    private static bool IsInLock(SwallowingHandler handler, SendRegion region) =>
        region.First.Ancestors().TakeWhile(node => node != handler.Function.Node).Any(static node => node is LockStatementSyntax or UnsafeStatementSyntax);

    // A lambda that a Polly pipeline executes: there the failure only has to get out.
    private static bool IsRetriedByCaller(SwallowingHandler handler) =>
        handler.Function.Node.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax call } argument
        && argument.Expression == handler.Function.Node
        && handler.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && method.ContainingNamespace.ToDisplayString().StartsWith("Polly", StringComparison.Ordinal);

    // Such a clause may put the message back into a queue: trying again before it would try twice.
    private static bool DealsWithFailures(CatchClauseSyntax clause, SwallowingHandler handler) =>
        MayBeSmtp(clause, handler.Model) && new Deeds(handler).Any(clause.Block) && handler.Model.AnalyzeControlFlow(clause.Block) is not { EndPointIsReachable: false, ReturnStatements.IsEmpty: true };

    private static bool MayBeSmtp(CatchClauseSyntax clause, SemanticModel model)
    {
        if (clause.Declaration is null || model.GetTypeInfo(clause.Declaration.Type).Type is not { } type)
            return true;
        return type.Name is "Exception" or "SystemException" or "IOException" or "SocketException" or "TimeoutException" or "AuthenticationException"
            || type.Name.StartsWith("Smtp", StringComparison.Ordinal);
    }
}
