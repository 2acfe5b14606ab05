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
        var encoding = IsEncoding(site.TypeOf(reported)) ? reported : site.OnlyOne(reported, node => Encodings(site, node));
        if (encoding is null || IsUtf8(site, encoding))
            return null;

        if (encoding is MemberAccessExpressionSyntax member && site.SymbolOf(member) is IPropertySymbol { IsStatic: true, ContainingType.Name: "Encoding" } && member.Expression.ToString().EndsWith("Encoding", StringComparison.Ordinal))
            site.Edits.Replace(member.Name.Span, "UTF8");
        else
            site.Edits.Replace(encoding.Span, site.Names.Of("System.Text.Encoding") + ".UTF8");
        RemoveEncoder(site, encoding);
        return Resources.SMTP2008_Utf8;
    }

    // The encodings other than UTF-8 that octets of a text are made with.
    private static IEnumerable<ExpressionSyntax> Encodings(AuthSite site, SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
            .Select(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetBytes" } access ? access.Expression : null).OfType<ExpressionSyntax>()
            .Where(encoding => IsEncoding(site.TypeOf(encoding)) && !IsUtf8(site, encoding));

    private static bool IsUtf8(AuthSite site, ExpressionSyntax encoding) => site.SymbolOf(encoding) is IPropertySymbol { IsStatic: true, Name: "UTF8" };

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
