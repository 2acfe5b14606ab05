using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>The functions of <see cref="Enum"/>; <c>typeof(X)</c> is a <see cref="Constant"/> whose content is the symbol of X.</summary>
internal static class EnumFunctions
{
    public static Func<Call, Value?>? Find(IMethodSymbol method) => method.Name switch
    {
        "ToString" => static c => c.Content(0) is BoxedEnum && NumberFunctions.Find(c.Method) is { } written ? written(c) : null,
        "IsDefined" => IsDefined,
        "HasFlag" => HasFlag,
        "Parse" => Parse,
        "ToObject" => static c => Type(c, out var next) is { EnumUnderlyingType.SpecialType: var number } type && c.Content(next) is { } content && Numbers.Convert(content, number, isChecked: false) is { } converted
            ? new Constant(new BoxedEnum(type, converted)) : null,
        "GetName" => static c => Type(c, out var next) is { } type && Number(c.Content(next), type) is { } number && Enums.NameOf(type, number, orNumber: false) is { } text ? new Constant(text) : null,
        _ => null,
    };

    private static Value? IsDefined(Call call)
    {
        if (Type(call, out var next) is not { } type)
            return null;
        if (call.Content(next) is string name)
            return type.TypeKind == TypeKind.Enum ? Constant.Of(Enums.Members(type).Any(member => member.Name == name)) : null;
        return Number(call.Content(next), type) is { } number ? Call.Answer(Enums.IsDefined(type, number)) : null;
    }

    private static Value? HasFlag(Call call)
    {
        if (call.Content(1) is not BoxedEnum flag || Number(call.Content(0), flag.Type) is not { } number)
            return null;
        return Numbers.Exact(number) is { } value && Numbers.Exact(flag.Number) is { } bits ? Constant.Of((value & bits) == bits) : null;
    }

    private static Value? Parse(Call call)
    {
        if (Type(call, out var next) is not { } type || call.Text(next) is not { IsWhole: true, Start: var text })
            return null;
        var ignoreCase = next + 1 < call.Count && call.Content(next + 1) is not false;
        if (ignoreCase && call.Content(next + 1) is not true)
            return null;
        if (Enums.Parse(type, text, ignoreCase, out _) is not { } number)
            return null;
        return new Constant(next == 0 ? number : new BoxedEnum(type, number));
    }

    /// <summary>The enumeration meant, as type argument or first operand, and where the other operands begin.</summary>
    private static INamedTypeSymbol? Type(Call call, out int next)
    {
        next = call.Method.TypeArguments.IsEmpty ? 1 : 0;
        return (next == 0 ? call.Method.TypeArguments[0] : call.Content(0)) as INamedTypeSymbol;
    }

    /// <summary>The number of a value of this enumeration; <see cref="Enum.IsDefined(Type, object)"/> throws for another integral type.</summary>
    private static object? Number(object? content, INamedTypeSymbol type) => content switch
    {
        BoxedEnum boxed => SymbolEqualityComparer.Default.Equals(boxed.Type, type) ? boxed.Number : null,
        not null when Numbers.Of(content) == type.EnumUnderlyingType?.SpecialType => content,
        _ => null,
    };
}
