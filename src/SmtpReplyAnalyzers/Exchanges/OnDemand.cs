using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Members that hold nothing until somebody asks for what they hold. Safe for concurrent use.</summary>
internal sealed class OnDemand
{
    private readonly ConcurrentDictionary<ISymbol, bool> _made = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _takenBack = new(SymbolEqualityComparer.Default);

    /// <summary>The member holds an object that is made where somebody asks for it, and it is not there yet: <c>if (x == null) x = new X();</c>, <c>x ??= new X()</c>.</summary>
    public bool IsMade(ISymbol member) => _made.GetOrAdd(member, static symbol => Fillings(symbol).Any(static filling => filling.Right is BaseObjectCreationExpressionSyntax));

    /// <summary>The method that fills the member empties it again when it has used what it holds, as a task that is awaited piece by piece: between two calls it is empty.</summary>
    public bool IsTakenBack(ISymbol member) => member is IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsStatic: false, Type.IsReferenceType: true } && _takenBack.GetOrAdd(member, static symbol => Fillings(symbol).Any(filling =>
        filling.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(other => other.IsKind(SyntaxKind.SimpleAssignmentExpression) && other.SpanStart > filling.SpanStart
            && IsNull(other.Right) && MemberWrites.NameOf(other.Left) == symbol.Name && other.FirstAncestorOrSelf<CatchClauseSyntax>() is null) == true));

    // Where the member is given a value because it has none.
    private static IEnumerable<AssignmentExpressionSyntax> Fillings(ISymbol symbol) => symbol.ContainingType.DeclaringSyntaxReferences.SelectMany(static part => part.GetSyntax().DescendantNodes()).OfType<AssignmentExpressionSyntax>()
        .Where(assignment => MemberWrites.NameOf(assignment.Left) == symbol.Name && (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)
            || assignment.Ancestors().TakeWhile(static outer => outer is not MemberDeclarationSyntax).OfType<IfStatementSyntax>().Any(test => AsksForNull(test.Condition, symbol.Name))));

    private static bool AsksForNull(ExpressionSyntax condition, string name) => condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } test => IsNull(test.Right) && MemberWrites.NameOf(test.Left) == name,
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var value } } test => IsNull(value) && MemberWrites.NameOf(test.Expression) == name,
        _ => false,
    };

    private static bool IsNull(ExpressionSyntax value) => value is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression };
}
