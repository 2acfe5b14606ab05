using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>The local that a reply is kept in: one that the method has and needs no more, or a new one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsNew">It is to be declared.</param>
internal readonly record struct ReplyName(string Name, bool IsNew)
{
    /// <summary>What stands before the reply where it is first kept.</summary>
    public string Prefix => IsNew ? $"var {Name} = " : $"{Name} = ";

    public static ReplyName For(AuthSite site, ReplyForm form, StatementSyntax statement)
    {
        foreach (var before in Statements.Before(statement).OfType<LocalDeclarationStatementSyntax>())
        {
            if (before.IsConst || before.UsingKeyword != default || before.Declaration.Variables is not [var variable] || site.Model.GetDeclaredSymbol(variable) is not ILocalSymbol { IsRef: false } local)
                continue;
            if (SymbolEqualityComparer.Default.Equals(local.Type, form.Type) && !site.References(local, statement.Parent!).Any(use => use.SpanStart >= statement.SpanStart || IsCaptured(use)))
                return new(local.Name, false);
        }

        return new(FreeNames.Find(site.Model, statement.SpanStart, statement.Parent, form.LocalNames), true);
    }

    private static bool IsCaptured(SyntaxNode use) => use.Ancestors().Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
}
