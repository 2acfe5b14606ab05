using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>What lists, sets and dictionaries of the base library answer, and how constant ones are made.</summary>
internal static class CollectionFunctions
{
    public static Func<Call, Value?>? Find(IMethodSymbol method) => method.Name switch
    {
        ".ctor" => static c => c.Count == 0 ? null : Made(c),
        "Create" or "CreateRange" => Made,
        "ToArray" or "AsReadOnly" or "AsSpan" or "AsEnumerable" or "ToImmutableArray" or "ToImmutableList" => static c => c.Count == 1 ? c.Listing(0)?.ToValue() : null,
        "ToImmutableHashSet" or "ToFrozenSet" => static c => c.HasComparer() ? null : c.Listing(0)?.Distinct()?.ToValue(),
        "ToImmutableDictionary" or "ToFrozenDictionary" => static c => c[0] is Sequence { IsDictionary: true } && !c.HasComparer() ? c[0] : null,
        "Contains" or "IndexOf" or "get_Count" or "get_Length" => ListFunctions.Find(method.Name),
        "get_IsEmpty" => static c => c[0] is Sequence sequence ? Constant.Of(sequence.Items.IsEmpty) : null,
        "get_Item" => static c => c[0] is Sequence { IsDictionary: true } dictionary ? Lookup(dictionary, c[1]) : Slicing.Item(c[0], c[1]),
        "ContainsKey" => static c => c[0] is Sequence { IsDictionary: true, Items: var keys } ? Call.Answer(new Listing(keys, true).Contains(c[1])) : null,
        "ContainsValue" => static c => c[0] is Sequence { IsDictionary: true, Values: var values } ? Call.Answer(new Listing(values, true).Contains(c[1])) : null,
        "GetValueOrDefault" => static c => ParsingFunctions.ValueOf(c[0], c[1], c.Count > 2 ? c[2] : Numbers.Default(c.Method.ReturnType)),
        "get_Keys" => static c => c[0] is Sequence { IsDictionary: true, Items: var keys } ? new Sequence(keys) : null,
        "get_Values" => static c => c[0] is Sequence { IsDictionary: true, Values: var values } ? new Sequence(values) : null,
        "get_Key" => static c => c[0] is Sequence { IsDictionary: true, Items: [var key] } ? key : null,
        "get_Value" => static c => c[0] is Sequence { IsDictionary: true, Values: [var value] } ? value : null,
        _ => null,
    };

    /// <summary>Null where the key is not there, which throws, or where that is not known.</summary>
    private static Value? Lookup(Sequence dictionary, Value key) =>
        new Listing(dictionary.Items, true).IndexOf(key) is { } index && index >= 0 ? dictionary.Values[index] : null;

    private static Value? Made(Call call)
    {
        if (call.HasComparer())
            return null;

        // A sorted collection holds its items in another order than they were given.
        var type = call.Method.ContainingType.Name;
        if (call.Count == 1 && call[0] is Sequence { IsDictionary: true })
            return type.Contains("Dictionary") ? call[0] : null;
        if (type.Contains("Sorted") || !(call.Method.ContainingType.IsGenericType || call.Method.IsGenericMethod))
            return null;
        var takesItems = call.Method.OriginalDefinition.Parameters is [{ Type: not ITypeParameterSymbol }, ..];
        if (takesItems && call.Method.Parameters is [_, { Type.Name: not "IEqualityComparer" }, ..])
            return null;
        var listing = takesItems ? call.Listing(0) : call.Method.MethodKind == MethodKind.Constructor ? null : new Listing(call.Arguments, true);
        return type.Contains("Set") ? listing?.Distinct()?.ToValue() : type.Contains("List") || type.Contains("Array") || type.Contains("Collection") ? listing?.ToValue() : null;
    }
}
