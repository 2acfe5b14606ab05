using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Gates;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Fields and properties that hold what their initializer says: read-only ones, and private fields that nothing assigns; collections that nothing changes.</summary>
internal static class Initializers
{
    private static readonly ConditionalWeakTable<SyntaxNode, HashSet<string>> Changed = new();

    public static Value? Evaluate(CompilationContext compilation, ISymbol member, BodyContext caller)
    {
        if (Of(member, caller.CancellationToken) is not { } initializer || Bodies.HasErrors(initializer))
            return null;
        var model = compilation.ModelOf(initializer.SyntaxTree, caller.Model);
        if (Bodies.GraphOf(initializer, model, caller.CancellationToken) is not { } graph)
            return null;
        var run = new Run(caller.Below(model, member), graph) { NeedsValues = true }.Execute(FailureSet.Success);
        // A collection that begins empty is there to be filled.
        return run.Last?[member] is { } value and not Unknown and not Sequence { Items.Length: 0 } ? value : null;
    }

    /// <summary>The initializer of a field or a property that holds what it says; null when there is none, or it may hold something else.</summary>
    public static EqualsValueClauseSyntax? Of(ISymbol member, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences.Length != 1 || !IsWrittenOnce(member, cancellationToken))
            return null;
        return member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
    }

    /// <summary>Something in the code there changes what bears the name.</summary>
    public static bool IsChangedIn(SyntaxNode scope, string name) =>
        (Changed.TryGetValue(scope, out var names) ? names : Changed.GetValue(scope, ChangedIn)).Contains(name);

    private static bool IsWrittenOnce(ISymbol member, CancellationToken cancellationToken) => member
        is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } or IFieldSymbol { DeclaredAccessibility: Accessibility.Private }
        && !IsChanged(member, cancellationToken);

    private static bool IsChanged(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            if (IsChangedIn(reference.GetSyntax(cancellationToken), member.Name))
                return true;
        }

        return false;
    }

    private static HashSet<string> ChangedIn(SyntaxNode type) => new(
        type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(IsWrite).Select(static name => name.Identifier.ValueText), StringComparer.Ordinal);

    private static bool IsWrite(IdentifierNameSyntax name)
    {
        SyntaxNode node = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax => true,
            ElementAccessExpressionSyntax element => element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } call => IsChange(call.Name.Identifier.ValueText),
            _ => false,
        };
    }

    // What changes a collection of the base library.
    private static bool IsChange(string method) => method is "Add" or "AddRange" or "TryAdd" or "Insert" or "Remove" or "RemoveAll" or "RemoveAt"
        or "Clear" or "UnionWith" or "ExceptWith" or "IntersectWith" or "Push" or "Pop" or "Enqueue" or "Dequeue";
}
