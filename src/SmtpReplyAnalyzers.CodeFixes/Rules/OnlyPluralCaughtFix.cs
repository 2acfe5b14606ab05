using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP1009: catches <c>SmtpFailedRecipientException</c>, from which the plural type derives, and asks either for its recipients. No fix where the
/// exception is used as one of the plural type otherwise.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OnlyPluralCaughtFix))]
public sealed class OnlyPluralCaughtFix : CodeFixProvider
{
    private const string Singular = "SmtpFailedRecipientException";
    private const string Plural = "SmtpFailedRecipientsException";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.OnlyPluralCaught);

    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(static (document, report, span, _, cancellation) => WriteAsync(document, span, cancellation));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await WriteAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not { } fix)
                continue;
            var changed = context.Document.WithText(fix.Text);
            context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), FixKeys.OnlyPluralCaught), diagnostic);
        }
    }

    private static async Task<WrittenFix?> WriteAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Declaration: { } declaration } clause)
            return null;
        var type = declaration.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault(static name => name.Identifier.ValueText == Plural);
        if (type is null || model.GetDeclaredSymbol(declaration, cancellation) is not { } caught)
            return null;

        var edits = new TextEdits(root, await document.GetTextAsync(cancellation).ConfigureAwait(false));
        edits.Replace(type.Span, Singular);
        var qualifier = declaration.Type is QualifiedNameSyntax qualified ? qualified.Left + "." : string.Empty;
        var name = FreeNames.Find(model, clause.Block.SpanStart, clause, "several", "failures", "all");
        foreach (var access in clause.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
        {
            if (access.Name.Identifier.ValueText == "InnerExceptions" && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(access.Expression, cancellation).Symbol, caught))
                edits.Replace(access.Span, Recipients(access, qualifier, name));
        }

        var text = edits.Apply();
        return Compiles.AsWellAs(model, text, cancellation) ? new WrittenFix(Resources.SMTP1009_CatchBoth, text) : null;
    }

    private static string Recipients(MemberAccessExpressionSyntax access, string qualifier, string name)
    {
        var expression = $"{access.Expression} is {qualifier}{Plural} {name} ? {name}.InnerExceptions : new[] {{ {access.Expression} }}";
        return access.Parent is ForEachStatementSyntax or EqualsValueClauseSyntax or ArgumentSyntax or ReturnStatementSyntax ? expression : $"({expression})";
    }
}
