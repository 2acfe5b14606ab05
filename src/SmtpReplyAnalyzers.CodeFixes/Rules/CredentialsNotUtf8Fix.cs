using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Authentication;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>SMTP2008: encodes in UTF-8. An encoder that nothing else uses goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CredentialsNotUtf8Fix))]
public sealed class CredentialsNotUtf8Fix() : AuthenticationFix(RuleIds.CredentialsNotUtf8)
{
    private protected override string? Write(AuthSite site, AuthReport report)
    {
        if (site.ExpressionAt(report.Primary) is not { } reported)
            return null;
        var encoding = Waiting.Bare(reported) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetBytes" } access } ? access.Expression : reported;
        if (!IsEncoding(site.TypeOf(encoding)) || site.SymbolOf(encoding) is IPropertySymbol { IsStatic: true, Name: "UTF8" })
            return null;

        if (encoding is MemberAccessExpressionSyntax member && site.SymbolOf(member) is IPropertySymbol { IsStatic: true, ContainingType.Name: "Encoding" } && member.Expression.ToString().EndsWith("Encoding", StringComparison.Ordinal))
            site.Edits.Replace(member.Name.Span, "UTF8");
        else
            site.Edits.Replace(encoding.Span, site.Names.Of("System.Text.Encoding") + ".UTF8");
        RemoveEncoder(site, encoding);
        return Resources.SMTP2008_Utf8;
    }

    private static void RemoveEncoder(AuthSite site, ExpressionSyntax encoding)
    {
        if (site.SymbolOf(encoding) is ILocalSymbol local && site.DeclarationOf(local) is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1, UsingKeyword.RawKind: 0 } statement }
            && site.References(local, site.Function?.Node ?? site.Root).Count() == 1
            && Lines.IsFirstOnLine(site.Text, statement.SpanStart) && Lines.IsLastOnLine(site.Text, statement)
            && !Lines.HasComments(statement.GetLeadingTrivia()) && !Lines.HasComments(statement.GetTrailingTrivia()))
        {
            site.Edits.DeleteLines(statement.Span);
        }
    }

    private static bool IsEncoding(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Encoding", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } })
                return true;
        }

        return false;
    }
}
