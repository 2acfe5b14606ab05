using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>Where statements stand among others.</summary>
internal static class Statements
{
    /// <summary>The statements of the same list; null for one that is embedded in another.</summary>
    public static IReadOnlyList<StatementSyntax>? ListOf(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(static global => global.Statement).ToArray(),
        _ => null,
    };

    public static IEnumerable<StatementSyntax> After(StatementSyntax statement) =>
        ListOf(statement)?.SkipWhile(other => other != statement).Skip(1) ?? Enumerable.Empty<StatementSyntax>();

    /// <summary>Those before it, the nearest first.</summary>
    public static IEnumerable<StatementSyntax> Before(StatementSyntax statement) =>
        ListOf(statement)?.TakeWhile(other => other != statement).Reverse() ?? Enumerable.Empty<StatementSyntax>();

    /// <summary>The statement of the same list as <paramref name="other"/> that a node belongs to.</summary>
    public static StatementSyntax? InListOf(StatementSyntax other, Microsoft.CodeAnalysis.SyntaxNode node) =>
        ListOf(other)?.FirstOrDefault(statement => statement.Span.Contains(node.Span));
}
