using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>A call of the client's own method that throws unless a reply has the code that is expected: <c>Require(reply, "235");</c>.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Reply">The argument that is the reply.</param>
/// <param name="Code">The argument that is the code.</param>
internal sealed record CheckCall(ExpressionStatementSyntax Statement, ExpressionSyntax Reply, ExpressionSyntax Code)
{
    /// <summary>One for replies of a type: in the same function before in others.</summary>
    public static CheckCall? Find(AuthSite site, ITypeSymbol type, SyntaxNode scope) =>
        scope.DescendantNodes().OfType<ExpressionStatementSyntax>().Select(statement => Of(site, statement))
            .FirstOrDefault(check => check is not null && SymbolEqualityComparer.Default.Equals(site.TypeOf(check.Reply), type));

    public static CheckCall? Of(AuthSite site, StatementSyntax? statement)
    {
        if (statement is not ExpressionStatementSyntax { Expression: var expression } whole || Waiting.CallIn(expression) is not { ArgumentList.Arguments: { Count: >= 2 } arguments } call
            || AuthSite.AnyDeclarationOf(site.MethodOf(call)) is not { } method || !method.DescendantNodes().Any(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax)
            || Exchange.Of(site, call) is { WritesBefore: false })
        {
            return null;
        }

        var codes = arguments.Select(argument => CodeConstant.In(site, argument.Expression)).OfType<ExpressionSyntax>().ToArray();
        var replies = arguments.Where(argument => !site.Model.GetConstantValue(argument.Expression).HasValue && CodeConstant.In(site, argument.Expression) is null && IsReply(site, argument.Expression)).ToArray();
        return codes.Length == 1 && replies.Length == 1 ? new CheckCall(whole, replies[0].Expression, codes[0]) : null;
    }

    /// <summary>The statement for another reply or code.</summary>
    public string Text(AuthSite site, string reply, int code) =>
        Substituted.Text(Statement, (Reply, reply), (Code, CodeConstant.Write(site, site.TypeOf(Code)!, code)!));

    // What a call gave back, or a local of the same type; not the client's other things.
    private static bool IsReply(AuthSite site, ExpressionSyntax argument) =>
        Waiting.CallIn(argument) is not null || site.SymbolOf(argument) is ILocalSymbol or IFieldSymbol or IPropertySymbol or IParameterSymbol { Type.TypeKind: TypeKind.Enum or TypeKind.Struct or TypeKind.Class, Type.Name: not "CancellationToken" };
}
