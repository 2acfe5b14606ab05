using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>Methods that say by their result whether they succeeded, and hand the rest out.</summary>
internal static class ParsingFunctions
{
    /// <param name="method">The method.</param>
    /// <param name="arguments">The receiver, if there is one, and the arguments in order; what the variable handed out held before is not looked at.</param>
    /// <returns>Null if the method is not one of them.</returns>
    public static (Value Result, Value Out)? Call(IMethodSymbol method, ImmutableArray<Value> arguments) => Find(method)?.Invoke(arguments);

    /// <summary>The function by itself, for a caller that applies it to many operands.</summary>
    public static Func<ImmutableArray<Value>, (Value Result, Value Out)>? Find(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        if (method.ContainingType is not { } type || PureFunctions.FullName(type) is not { } name || method.Parameters.IsEmpty || method.Parameters[method.Parameters.Length - 1].RefKind != RefKind.Out)
            return null;
        Func<Call, (Value?, Value?)>? function = method.Name switch
        {
            "TryParse" when name == "System.Enum" => Enumeration,
            "TryParse" when type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double => Number,
            "TryGetValue" when name.StartsWith("System.Collections.", StringComparison.Ordinal) => Lookup,
            _ => null,
        };
        return function is null ? null : arguments =>
        {
            var count = method.Parameters.Length - 1 + (method.IsStatic ? 0 : 1);
            var inputs = arguments.Length > count ? ImmutableArray.Create(arguments, 0, count) : arguments;
            var (result, handedOut) = function(new Call(method, inputs));
            return (result ?? Equality.Unsure(inputs), handedOut ?? Equality.Unsure(inputs));
        };
    }

    /// <summary>The value of the key, or the default.</summary>
    public static Value? ValueOf(Value dictionary, Value key, Value? byDefault)
    {
        if (dictionary is not Sequence { IsDictionary: true } known || new Listing(known.Items, true).IndexOf(key) is not { } index)
            return null;
        return index < 0 ? byDefault : known.Values[index];
    }

    private static (Value?, Value?) Lookup(Call call)
    {
        var handedOut = ValueOf(call[0], call[1], Numbers.Default(OutType(call)));
        var result = call[0] is Sequence { IsDictionary: true, Items: var keys } ? Pure.Call.Answer(new Listing(keys, true).Contains(call[1])) : null;
        return (result, handedOut);
    }

    private static (Value?, Value?) Number(Call call)
    {
        if (call.IsNull(0))
            return (Constant.False, Numbers.Default(OutType(call)));
        if (call.Piece(0) is not { } text || !NumberFunctions.IsPlain(call))
            return default;
        return Outcome(call, NumberFunctions.Parse(text, call.Method.ContainingType.SpecialType, out var fails), fails);
    }

    private static (Value?, Value?) Enumeration(Call call)
    {
        if (call.Method.TypeArguments.Length != 1 || call.Method.TypeArguments[0] is not INamedTypeSymbol type)
            return default;
        if (call.IsNull(0))
            return (Constant.False, Numbers.Default(type));
        var ignoreCase = call.Count > 1 ? call.Content(1) as bool? : false;
        if (call.Piece(0) is not { IsWhole: true, Start: var text } || ignoreCase is not { } ignores)
            return default;
        return Outcome(call, Enums.Parse(type, text, ignores, out var fails), fails);
    }

    private static (Value?, Value?) Outcome(Call call, object? parsed, bool fails) =>
        parsed is not null ? (Constant.True, parsed is bool truth ? Constant.Of(truth) : new Constant(parsed))
        : fails ? (Constant.False, Numbers.Default(OutType(call)))
        : default;

    private static ITypeSymbol OutType(Call call) => call.Method.Parameters[call.Method.Parameters.Length - 1].Type;
}
