using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Authentication;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>SMTP2006: asks for the length before it slices. No fix where the text that is sliced has no name and would be computed twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChallengeSlicedUnsafelyFix))]
public sealed class ChallengeSlicedUnsafelyFix() : AuthenticationFix(RuleIds.ChallengeSlicedUnsafely)
{
    private protected override string? Write(AuthSite site, AuthReport report)
    {
        if (site.ExpressionAt(report.Primary) is not { } reported)
            return null;
        var slice = Waiting.Bare(reported);
        if (Safe(site, slice) is not { } safe)
        {
            // A method that takes the reply apart is looked into.
            if (site.OnlyOne(slice, node => node.DescendantNodes().OfType<ExpressionSyntax>().Where(inner => ReplyText.Sliced(site, inner) is not null && !IsAsked(inner))) is not { } inside
                || Safe(site, inside) is not { } safeInside)
            {
                return null;
            }

            (slice, safe) = (inside, safeInside);
        }

        if (IsAsked(slice))
            return null;
        site.Edits.Replace(slice.Span, NeedsParentheses(slice) ? $"({safe})" : safe);
        return Resources.SMTP2006_Slice;
    }

    private static string? Safe(AuthSite site, ExpressionSyntax slice)
    {
        switch (slice)
        {
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: RangeExpressionSyntax { LeftOperand: { } left, RightOperand: null } }] } range
                when site.Model.GetConstantValue(left).Value is int start:
                return Guarded(site, range.Expression, start, name => range.Expression.SpanStart == range.SpanStart ? name + range.ArgumentList : null);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Substring" } access, ArgumentList.Arguments: [var from] } call
                when site.Model.GetConstantValue(from.Expression).Value is int start:
                return Guarded(site, access.Expression, start, name => $"{name}.Substring{call.ArgumentList}");
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Substring" } access, ArgumentList.Arguments: [var from, { Expression: BinaryExpressionSyntax rest }] } call
                when site.Model.GetConstantValue(from.Expression).Value is int start && rest.IsKind(SyntaxKind.SubtractExpression)
                && rest.Left.ToString() == access.Expression + ".Length" && site.Model.GetConstantValue(rest.Right).Value is int less && less == start:
                return Guarded(site, access.Expression, start, name => $"{name}.Substring{call.ArgumentList}");
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Remove" } access, ArgumentList.Arguments: [_, var count] } call
                when site.Model.GetConstantValue(count.Expression).Value is int start:
                return Guarded(site, access.Expression, start, name => $"{name}.Remove{call.ArgumentList}");
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index], Expression: var parts } when site.Model.GetConstantValue(index.Expression).Value is int number:
                return IsStable(site, parts) ? $"{parts}.Length > {number.ToString(CultureInfo.InvariantCulture)} ? {slice} : \"\""
                    : parts is InvocationExpressionSyntax && ReplyText.Sliced(site, slice) is { } line && IsStable(site, line) ? ReplyText.Challenge(line.ToString())
                    : null;
            default:
                return null;
        }
    }

    // Of a line that is trimmed first, the part behind the code is trimmed instead.
    private static string? Guarded(AuthSite site, ExpressionSyntax line, int start, Func<string, string?> slice)
    {
        var trim = string.Empty;
        while (line is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Trim" or "TrimEnd" } access, ArgumentList: var arguments })
        {
            trim = $".{access.Name}{arguments}{trim}";
            line = access.Expression;
        }

        return IsStable(site, line) && slice(line.ToString()) is { } sliced
            ? $"{line}.Length > {start.ToString(CultureInfo.InvariantCulture)} ? {sliced}{trim} : \"\""
            : null;
    }

    private static bool IsStable(AuthSite site, ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsStable(site, access.Expression) && site.SymbolOf(access) is IFieldSymbol or IPropertySymbol,
        _ => false,
    };

    // It is guarded, by an earlier fix.
    private static bool IsAsked(ExpressionSyntax slice) =>
        slice.Ancestors().TakeWhile(static node => node is ExpressionSyntax).OfType<ConditionalExpressionSyntax>()
            .Any(choice => choice.WhenTrue.Span.Contains(slice.Span) && choice.Condition.ToString().Contains(".Length >"));

    private static bool NeedsParentheses(ExpressionSyntax slice) =>
        slice.Parent is not (ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ParenthesizedExpressionSyntax
            or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax);
}
