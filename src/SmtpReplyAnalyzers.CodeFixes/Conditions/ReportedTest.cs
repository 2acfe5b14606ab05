using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>What a report about the codes that get somewhere stands at.</summary>
/// <param name="Handler">The clause that it stands in.</param>
/// <param name="Condition">The condition that it stands at; null when it is the clause itself.</param>
internal sealed record ReportedTest(SwallowingHandler Handler, ExpressionSyntax? Condition)
{
    /// <summary>It stands at the clause, or at its filter.</summary>
    public bool IsAtHeader => Condition?.Parent is null or CatchFilterClauseSyntax;

    /// <summary>Null when it stands at something else, such as a label of a switch.</summary>
    public static async Task<ReportedTest?> FindAsync(Document document, int position, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var token = root is null ? default : root.FindToken(position);
        if (token.Parent?.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause
            || clause.GetDiagnostics().Any(static problem => problem.Severity == DiagnosticSeverity.Error))
        {
            return null;
        }

        var condition = token.IsKind(SyntaxKind.CatchKeyword) ? null : ConditionAt(token);
        if (condition is null && !token.IsKind(SyntaxKind.CatchKeyword))
            return null;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model is null || EnclosingFunction.Of(clause, model) is not { } function)
            return null;
        var layout = Layout.Of(clause.Parent!, text, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(model.SyntaxTree));
        return new ReportedTest(new SwallowingHandler(document, model, text, clause, function, layout), condition);
    }

    private static ExpressionSyntax? ConditionAt(SyntaxToken token)
    {
        ExpressionSyntax? widest = null;
        for (var node = token.Parent; node is not null && node.SpanStart == token.SpanStart; node = node.Parent)
        {
            if (node is ExpressionSyntax expression)
                widest = expression;
        }

        return widest?.Parent is IfStatementSyntax or CatchFilterClauseSyntax or WhileStatementSyntax or DoStatementSyntax ? widest : null;
    }
}
