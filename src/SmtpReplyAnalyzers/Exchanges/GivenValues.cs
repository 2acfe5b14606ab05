using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What is handed to parameters, and put into fields and properties, all over a compilation. Syntactic, and silent on doubt.</summary>
internal sealed class GivenValues(CompilationContext compilation)
{
    /// <summary>Wherever the value comes from in this compilation, it is a literal, or another value as it is: nobody has encoded it.</summary>
    public bool ArePlain(ISymbol symbol)
    {
        var name = symbol.Name;
        if (name.IndexOf("64", StringComparison.Ordinal) >= 0 || name.IndexOf("encod", StringComparison.OrdinalIgnoreCase) >= 0)
            return false;
        var method = (symbol as IParameterSymbol)?.ContainingSymbol as IMethodSymbol;
        var called = method is null ? null : method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        foreach (var tree in compilation.TreesThatMention(called ?? name))
        {
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                var given = method is null ? AssignedIn(node, name) : HandedIn(node, called!, (IParameterSymbol)symbol);
                if (given is not null && !IsPlain(given))
                    return false;
            }
        }

        return true;
    }

    private static ExpressionSyntax? AssignedIn(SyntaxNode node, string name) => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } assignment when left.Identifier.ValueText == name => assignment.Right,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax left } assignment when left.Name.Identifier.ValueText == name => assignment.Right,
        VariableDeclaratorSyntax { Initializer.Value: var value, Parent.Parent: FieldDeclarationSyntax } variable when variable.Identifier.ValueText == name => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } property when property.Identifier.ValueText == name => value,
        _ => null,
    };

    private static ExpressionSyntax? HandedIn(SyntaxNode node, string called, IParameterSymbol parameter)
    {
        var arguments = node switch
        {
            InvocationExpressionSyntax call when Apis.UnresolvedNames.NameOf(call) == called => call.ArgumentList,
            ObjectCreationExpressionSyntax creation when creation.Type.ToString().Split('.', '<').Contains(called) => creation.ArgumentList,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            _ => null,
        };
        if (arguments is null)
            return null;
        foreach (var argument in arguments.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
                return argument.Expression;
        }

        return parameter.Ordinal < arguments.Arguments.Count && arguments.Arguments[parameter.Ordinal].NameColon is null ? arguments.Arguments[parameter.Ordinal].Expression : null;
    }

    // A name, a literal, or a choice of them.
    private static bool IsPlain(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value is not string { Length: > 11 } text || text.Any(static one => !char.IsLetterOrDigit(one) && one is not ('+' or '/' or '=')),
        IdentifierNameSyntax name => !NamesEncoded(name.Identifier.ValueText),
        MemberAccessExpressionSyntax access => !NamesEncoded(access.Name.Identifier.ValueText),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => IsPlain(choice.Left) && IsPlain(choice.Right),
        ConditionalExpressionSyntax choice => IsPlain(choice.WhenTrue) && IsPlain(choice.WhenFalse),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsPlain(sure.Operand),
        ThrowExpressionSyntax => true,
        ElementAccessExpressionSyntax => true,
        InvocationExpressionSyntax call => Apis.UnresolvedNames.NameOf(call) is "Trim" or "ToString" or "ReadLine",
        _ => false,
    };

    private static bool NamesEncoded(string name) => name.IndexOf("64", StringComparison.Ordinal) >= 0 || name.IndexOf("encod", StringComparison.OrdinalIgnoreCase) >= 0;
}
