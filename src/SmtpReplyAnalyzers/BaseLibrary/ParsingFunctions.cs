using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>Methods that say by their result whether they succeeded, and hand the rest out.</summary>
internal static class ParsingFunctions
{
    /// <param name="method">The method.</param>
    /// <param name="arguments">The receiver, if there is one, and the arguments in order; what the variable handed out held before is not looked at.</param>
    /// <returns>Null if the method is not one of them.</returns>
    public static (Value Result, Value Out)? Call(IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        method = method.ReducedFrom ?? method;
        if (method.Name is not ("TryParse" or "TryGetValue") || method.Parameters is not [.., { RefKind: RefKind.Out, Type: var type }] || PureFunctions.FullName(method.ContainingType) is not { } name)
            return null;
        var isParse = method.Name == "TryParse";
        if (isParse ? name != "System.Enum" && !PureFunctions.IsPrimitive(method.ContainingType) : !name.StartsWith("System.Collections.", StringComparison.Ordinal))
            return null;
        var count = method.Parameters.Length - (method.IsStatic ? 1 : 0);
        var inputs = arguments.Length > count ? ImmutableArray.Create(arguments, 0, count) : arguments;
        var call = new Call(method, inputs);
        var (result, handedOut) = isParse ? TryParse(call, type) : Lookup(call, type);
        return (result ?? Equality.Unsure(inputs), handedOut ?? Equality.Unsure(inputs));
    }

    private static (Value?, Value?) Lookup(Call call, ITypeSymbol type) => call[0] is not Sequence { IsDictionary: true } dictionary
        ? default
        : (BaseLibrary.Call.Answer(ListFunctions.IndexOf(dictionary.Items, true, call[1], isAny: true) is { } at ? at >= 0 : null), ListFunctions.ValueOf(dictionary, call[1], Numbers.Default(type)));

    private static (Value?, Value?) TryParse(Call call, ITypeSymbol type)
    {
        var fails = call.IsNull(0);
        object? parsed = null;
        if (!fails && call.Text(0) is { } text)
        {
            if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } named)
                parsed = NumberFunctions.IsPlain(call) ? NumberFunctions.Parse(text, Numbers.Of(type), out fails) : null;
            else if (text.IsWhole && (call.Count == 1 || call.Content(1) is bool))
                parsed = Enums.Parse(named, text.Start, call.Content(1) is true, out fails);
        }

        return parsed is not null ? (Constant.True, NumberFunctions.Known(parsed)) : (fails ? Constant.False : null, fails ? Numbers.Default(type) : null);
    }
}
