using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.CodeFixes.Conditions;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Sites;

/// <summary>A <c>catch</c> clause in which a failure ends, with what is known of the code round it.</summary>
/// <param name="Document">The document, its lines broken where a fix needs it.</param>
/// <param name="Model">Its model.</param>
/// <param name="Text">Its text.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Function">The function that it belongs to.</param>
/// <param name="Layout">How the code there is laid out.</param>
internal sealed record SwallowingHandler(
    Document Document, SemanticModel Model, SourceText Text, CatchClauseSyntax Clause, EnclosingFunction Function, Layout Layout)
{
    public TryStatementSyntax Try => (TryStatementSyntax)Clause.Parent!;

    public ConditionScope Scope => new(Model, Text);

    public SmtpApis Apis => SmtpApis.For(Model.Compilation);

    public LanguageVersion Language => ((CSharpParseOptions)Model.SyntaxTree.Options).LanguageVersion;

    /// <summary>
    /// The member that the clause belongs to, if others may be added beside it; null at the top level, in an interface, and in a type of several parts,
    /// where another file might get a member of the same name at the same time.
    /// </summary>
    public MemberDeclarationSyntax? MemberOfWholeType
    {
        get
        {
            var member = Try.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault(static node => node.Parent is TypeDeclarationSyntax);
            return member?.Parent is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax
                && Model.GetDeclaredSymbol(member.Parent) is INamedTypeSymbol { DeclaringSyntaxReferences.Length: 1 }
                ? member
                : null;
        }
    }

    /// <summary>The other clauses of the same try.</summary>
    public IEnumerable<CatchClauseSyntax> OtherClauses => Try.Catches.Where(clause => clause != Clause);

    public bool IsOnlyClause => Try.Catches.Count == 1;

    public TextEdits NewEdits() => new(Model.SyntaxTree.GetRoot(), Text);

    /// <summary>Null when the code there cannot be fixed, whatever the fix.</summary>
    public static async Task<SwallowingHandler?> FindAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindToken(span.Start).Parent?.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Parent: TryStatementSyntax statement } clause)
            return null;
        if (clause.ContainsDiagnostics && clause.GetDiagnostics().Any(static problem => problem.Severity == DiagnosticSeverity.Error))
            return null;

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var broken = LineBreaks.Put(root, text, clause, LayoutOf(document, statement, text));
        if (broken is not null)
        {
            var number = Numbered(root, statement);
            var index = statement.Catches.IndexOf(clause);
            document = document.WithText(broken);
            root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            text = broken;
            clause = root.DescendantNodes().OfType<TryStatementSyntax>().ElementAt(number).Catches[index];
        }

        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return model is not null && EnclosingFunction.Of(clause, model) is { } function
            ? new SwallowingHandler(document, model, text, clause, function, LayoutOf(document, clause.Parent!, text))
            : null;
    }

    private static int Numbered(SyntaxNode root, TryStatementSyntax statement) =>
        root.DescendantNodes().OfType<TryStatementSyntax>().TakeWhile(other => other != statement).Count();

    private static Layout LayoutOf(Document document, SyntaxNode node, SourceText text) =>
        Layout.Of(node, text, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(node.SyntaxTree));
}
