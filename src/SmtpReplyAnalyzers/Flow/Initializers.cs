using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Gates;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Fields and properties that hold what their initializer says: read-only ones, and private fields that nothing assigns.</summary>
internal static class Initializers
{
    public static Value? Evaluate(CompilationContext compilation, ISymbol member, BodyContext caller)
    {
        if (member.DeclaringSyntaxReferences.Length != 1 || !IsWrittenOnce(member, caller.CancellationToken))
            return null;
        var declaration = member.DeclaringSyntaxReferences[0].GetSyntax(caller.CancellationToken);
        var initializer = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        if (initializer is null || Bodies.HasErrors(initializer))
            return null;
        var model = compilation.ModelOf(initializer.SyntaxTree, caller.Model);
        if (Bodies.GraphOf(initializer, model, caller.CancellationToken) is not { } graph)
            return null;
        var run = new Run(caller.Below(model, member), graph) { NeedsValues = true }.Execute(FailureSet.Success);
        // A collection that begins empty is there to be filled.
        return run.Last?[member] is { } value and not Unknown and not Sequence { Items.Length: 0 } ? value : null;
    }

    private static bool IsWrittenOnce(ISymbol member, CancellationToken cancellationToken) => member switch
    {
        IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } => true,
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private } => !IsAssigned(member, cancellationToken),
        _ => false,
    };

    private static bool IsAssigned(ISymbol field, CancellationToken cancellationToken)
    {
        foreach (var reference in field.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var name in reference.GetSyntax(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText == field.Name && IsWrite(name))
                    return true;
            }
        }

        return false;
    }

    private static bool IsWrite(IdentifierNameSyntax name)
    {
        SyntaxNode node = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax => true,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
