using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Breaks the encoding of responses: drops it, doubles it, or makes UTF-8 ASCII (RFC 4954 section 4; RFC 4616 section 2).</summary>
internal static class Encodings
{
    public static IEnumerable<Mutant> MutantsOf(AuthExchange exchange)
    {
        var tree = exchange.Body.SyntaxTree;
        foreach (var encoding in ResponsesOf(exchange))
        {
            if (encoding.ArgumentList.Arguments[0].Expression is var argument && Base64.TextOf(argument, exchange) is { } text && exchange.TypeOf(encoding) is { } type && !Names.IsBytes(type))
                yield return new Mutant(MutantKind.DroppedEncoding, ["SMTP2003"], MustBeFound: !IsEncodedAgain(exchange), tree, [new TextChange(encoding.Span, text)]);
            if (!Names.IsBytes(exchange.TypeOf(encoding)))
                yield return new Mutant(MutantKind.DoubledEncoding, ["SMTP2005"], MustBeFound: true, tree, [new TextChange(encoding.Span, $"System.Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes({encoding}))")]);
            foreach (var utf8 in encoding.DescendantNodes().Where(IsUtf8))
                yield return new Mutant(MutantKind.AsciiForUtf8, ["SMTP2008"], MustBeFound: true, tree, [new TextChange(utf8.Span, "System.Text.Encoding.ASCII")]);
        }
    }

    /// <summary>The encodings whose text is written as it is: in the argument of a write, in what is assigned to a variable that is written, or in what a helper returns.</summary>
    public static IEnumerable<InvocationExpressionSyntax> ResponsesOf(AuthExchange exchange) => exchange.Within<InvocationExpressionSyntax>()
        .Where(call => Base64.IsEncoding(call, exchange.Model) && !IsEncodedWord(call) && IsWritten(call, exchange, mayBeVariable: true));

    /// <summary>"=?utf-8?B?" + Base64 + "?=" is the text of a header (RFC 2047 section 2), and no response.</summary>
    private static bool IsEncodedWord(InvocationExpressionSyntax call) => call.Ancestors().TakeWhile(static node => node is not StatementSyntax).OfType<BinaryExpressionSyntax>()
        .Any(static joined => joined.DescendantTokens().Any(static token => token.Value is string text && text.Contains("?B?", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whatever the helper returns is encoded for the wire: without its own encoding it makes another password, and that is Base64 all the same.</summary>
    private static bool IsEncodedAgain(AuthExchange exchange)
    {
        if (exchange.WritesAuth || exchange.Body is not MethodDeclarationSyntax { Identifier.ValueText: var name })
            return false;
        var model = exchange.Model.Compilation.GetSemanticModel(exchange.Writer.SyntaxTree);
        var calls = exchange.Writer.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => Names.Of(call) == name).ToArray();
        return calls.Length > 0 && Array.TrueForAll(calls, call => call.Ancestors().TakeWhile(static node => node is not StatementSyntax).OfType<InvocationExpressionSyntax>().Any(outer => Base64.IsEncoding(outer, model)));
    }

    private static bool IsUtf8(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UTF8", Expression: var type } => type.ToString().EndsWith("Encoding", StringComparison.Ordinal),
        ObjectCreationExpressionSyntax { Type: var type } => type.ToString().EndsWith("UTF8Encoding", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsWritten(ExpressionSyntax value, AuthExchange exchange, bool mayBeVariable)
    {
        SyntaxNode child = value;
        for (var at = value.Parent; at is not null; child = at, at = at.Parent)
        {
            switch (at)
            {
                case InvocationExpressionSyntax call when call.ArgumentList == child:
                    if (Base64.IsEncoding(call, exchange.Model) || Base64.IsDecoding(call, exchange.Model) || Names.OnlyLooksAt(call))
                        return false;
                    if (Names.Writes(call))
                        return true;
                    break;
                case BinaryExpressionSyntax binary when !binary.OperatorToken.ValueText.Equals("+", StringComparison.Ordinal) && binary.OperatorToken.ValueText != "??":
                    return false;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                    return mayBeVariable && IsVariableWritten(variable.Identifier.ValueText, exchange);
                case AssignmentExpressionSyntax assignment:
                    return mayBeVariable && assignment.Right == child && Names.RootOf(assignment.Left) is { } target && IsVariableWritten(LastNameOf(assignment.Left) ?? target, exchange);
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                    return !exchange.WritesAuth;
                case StatementSyntax or LambdaExpressionSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static string? LastNameOf(ExpressionSyntax left) => left switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        ElementAccessExpressionSyntax element => LastNameOf(element.Expression),
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsVariableWritten(string name, AuthExchange exchange) => exchange.Within<IdentifierNameSyntax>()
        .Where(use => use.Identifier.ValueText == name)
        .Any(use => IsWritten(use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use, exchange, mayBeVariable: false));
}
