using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Policies;

/// <summary>The way back from a name to the expression that it stands for.</summary>
internal static class Definitions
{
    private const int MostSteps = 8;

    /// <summary>Where the value was made; null when it may be one of several. An expression that is no name is its own definition.</summary>
    public static IOperation? Of(IOperation expression, PolicyBody body)
    {
        var current = expression;
        for (var step = 0; step < MostSteps; step++)
        {
            SyntaxNode? next;
            switch (current)
            {
                case IConversionOperation conversion:
                    current = conversion.Operand;
                    continue;
                case IParenthesizedOperation parentheses:
                    current = parentheses.Operand;
                    continue;
                case IDelegateCreationOperation creation:
                    current = creation.Target;
                    continue;
                case ILocalReferenceOperation local:
                    next = OfLocal(local.Local, body);
                    break;
                case IFieldReferenceOperation { Field.DeclaringSyntaxReferences.IsEmpty: false } field:
                    next = Initializers.Of(field.Field, body.CancellationToken)?.Value;
                    break;
                case IPropertyReferenceOperation { Property.DeclaringSyntaxReferences.IsEmpty: false } property:
                    next = Initializers.Of(property.Property, body.CancellationToken)?.Value ?? Returned(property.Property, body);
                    break;
                case IInvocationOperation call when !Apis.Polly.IsOfPolly(call.TargetMethod.ContainingType) && body.Context.Compilation.IsFollowed(call.TargetMethod):
                    next = Returned(call.TargetMethod, body);
                    break;
                default:
                    return current;
            }

            if (next is null || body.OperationOf(next) is not { } made)
                return null;
            current = made;
        }

        return null;
    }

    /// <summary>Everything in which a local can be seen.</summary>
    public static SyntaxNode ScopeOf(SyntaxNode declaration) =>
        declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot();

    private static ExpressionSyntax? OfLocal(ILocalSymbol local, PolicyBody body)
    {
        if (local.DeclaringSyntaxReferences.Length != 1 || local.DeclaringSyntaxReferences[0].GetSyntax(body.CancellationToken) is not VariableDeclaratorSyntax declarator)
            return null;
        return Initializers.IsChangedIn(ScopeOf(declarator), local.Name) ? null : declarator.Initializer?.Value;
    }

    private static ExpressionSyntax? Returned(ISymbol member, PolicyBody body)
    {
        if (member.DeclaringSyntaxReferences.Length != 1)
            return null;
        var (arrow, block) = member.DeclaringSyntaxReferences[0].GetSyntax(body.CancellationToken) switch
        {
            MethodDeclarationSyntax method => (method.ExpressionBody, method.Body),
            LocalFunctionStatementSyntax function => (function.ExpressionBody, function.Body),
            PropertyDeclarationSyntax property => (property.ExpressionBody ?? property.AccessorList?.Accessors[0].ExpressionBody, property.AccessorList?.Accessors[0].Body),
            _ => default,
        };
        return arrow?.Expression ?? (block?.Statements is [ReturnStatementSyntax only] ? only.Expression : null);
    }
}
