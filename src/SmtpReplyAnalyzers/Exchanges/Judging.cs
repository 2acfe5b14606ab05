using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Objects that hold the text of a reply and say by it, when they are asked, what the reply was.</summary>
internal static class Judging
{
    /// <summary>A property or a method of the type computes a number, a truth value or a name of an enumeration from a text, or texts, that the object holds.</summary>
    public static bool IsDoneBy(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            var texts = new HashSet<string>(current.GetMembers().Where(static member => !member.IsStatic && member is IFieldSymbol { Type: var held } && IsText(held) || member is IPropertySymbol { Type: var read } && IsText(read)).Select(static member => member.Name), StringComparer.Ordinal);
            if (texts.Count > 0 && current.GetMembers().Any(member => !member.IsImplicitlyDeclared && IsVerdict(member) && member.DeclaringSyntaxReferences.Any(part => Mentions(part.GetSyntax(), texts))))
                return true;
        }

        return false;
    }

    private static bool IsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Byte }
        || type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }] };

    private static bool IsVerdict(ISymbol member) => member switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, Type: var type } => IsVerdict(type),
        IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary, IsOverride: false, ReturnType: var type } => IsVerdict(type),
        _ => false,
    };

    private static bool IsVerdict(ITypeSymbol type) => type.TypeKind == TypeKind.Enum || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Int64
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } && IsVerdict(value);

    private static bool Mentions(SyntaxNode member, HashSet<string> texts) => member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => texts.Contains(name.Identifier.ValueText));
}
