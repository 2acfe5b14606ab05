using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Apis;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Type tests on values.</summary>
internal static class Types
{
    /// <summary>Whether the value is an instance of the type: a constant, or unknown.</summary>
    public static Value IsInstance(SmtpApis apis, Value value, ITypeSymbol type)
    {
        if (value is Constant { Content: null })
            return Constant.False;
        if (type.SpecialType == SpecialType.System_Object)
            return value is RaisedException or Created or Sequence ? Constant.True : Unknown.From(value);
        if (type.TypeKind is TypeKind.Error or TypeKind.TypeParameter || ExactType(apis, value) is not { } exact)
            return Unknown.From(value);
        return Constant.Of(DerivesFrom(exact, type));
    }

    public static bool DerivesFrom(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
                return true;
        }

        return type.AllInterfaces.Contains(ancestor, SymbolEqualityComparer.Default);
    }

    private static INamedTypeSymbol? ExactType(SmtpApis apis, Value value) => value switch
    {
        RaisedException { IsInner: false } raised => apis.ExceptionOf(raised.Failure.Kind),
        RaisedException { IsInner: true } raised => apis.InnerExceptionOf(raised.Failure.Kind),
        Created created when !HasUnknownBase(created.Type) => created.Type,
        _ => null,
    };

    private static bool HasUnknownBase(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.TypeKind == TypeKind.Error)
                return true;
        }

        return false;
    }
}
