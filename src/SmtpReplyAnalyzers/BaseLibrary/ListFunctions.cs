using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>What arrays, lists, sets, dictionaries and LINQ answer about a collection whose items, or whose first items, are known.</summary>
internal static class ListFunctions
{
    public static Value? Apply(Call call)
    {
        var name = call.Method.Name;
        if (call.Count == 1 && call[0] is Created { IsFilled: true } filled)
            return name == "Any" ? Constant.True : name == "Count" ? Bounded.AtLeast(1) : null;
        if (call.Count > 0 && call[0] is Sequence { IsDictionary: true } dictionary)
            return OfDictionary(call, name, dictionary);
        if (name is ".ctor" or "Create" or "CreateRange")
            return Create(call, name);
        if (name == "Range")
            return call.Content(0) is int start && call.Content(1) is int count and >= 0 and <= Sequence.Longest ? Made(Enumerable.Range(start, count).Select(static number => (Value)new Constant(number))) : null;
        if (name == "Empty")
            return new Sequence(ImmutableArray<Value>.Empty);
        return call.Count == 0 || ItemsOf(call[0]) is not { } items ? null
            : call.Count == 1 || (call.IsNull(1) && name != "Contains") ? OfOne(call, name, items, IsWhole(call[0]))
            : call.Count == 2 || call.IsNull(2) ? OfTwo(name, call[0], items, IsWhole(call[0]), call[1])
            : null;
    }

    private static Value? OfOne(Call call, string name, ImmutableArray<Value> items, bool isWhole) => name switch
    {
        "Any" => items.IsEmpty && !isWhole ? null : Constant.Of(!items.IsEmpty),
        "Count" or "get_Count" or "get_Length" => isWhole ? new Constant(items.Length) : Bounded.AtLeast(items.Length),
        "First" or "FirstOrDefault" when !items.IsEmpty => items[0],
        "FirstOrDefault" when isWhole => Numbers.Default(call.Method.ReturnType),
        "ToArray" or "ToList" or "AsEnumerable" or "AsReadOnly" or "AsSpan" or "op_Implicit" or "ToImmutableArray" or "ToImmutableList" => Made(items, isWhole),
        "Distinct" or "ToHashSet" or "ToImmutableHashSet" or "ToFrozenSet" when isWhole && AreConstant(items) => Made(items.Distinct()),
        _ => null,
    };

    private static Value? OfTwo(string name, Value whole, ImmutableArray<Value> items, bool isWhole, Value second)
    {
        if (name is "Contains" or "IndexOf")
            return IndexOf(items, isWhole, second, isAny: name == "Contains") is not { } index ? null : name == "Contains" ? Constant.Of(index >= 0) : new Constant(index);
        if (name is "ElementAt" or "get_Item" or "GetValue")
            return Slicing.Item(whole, second);
        if (second is Constant { Content: int count })
            return !isWhole && count > items.Length ? null : name == "Skip" ? Made(items.Skip(count), isWhole) : name == "Take" ? Made(items.Take(count)) : null;
        if (ItemsOf(second) is not { } others)
            return null;
        if (name == "Concat")
            return Made(isWhole ? items.Concat(others) : items, isWhole && IsWhole(second));
        if (!isWhole || !IsWhole(second) || !AreConstant(items) || !AreConstant(others))
            return null;
        return name == "Union" ? Made(items.Union(others)) : name == "Except" ? Made(items.Except(others)) : null;
    }

    /// <summary>The items that are known, in order; null where none are.</summary>
    public static ImmutableArray<Value>? ItemsOf(Value value) => value switch
    {
        Sequence { IsDictionary: false } sequence => sequence.Items,
        KnownStart start => start.Items,
        _ when Text.From(value) is { } text => text.Start.Select(static character => (Value)new Constant(character)).ToImmutableArray(),
        _ => null,
    };

    public static bool IsWhole(Value value) => value is Sequence or Constant;

    public static Value? Characters(Text text) => Made(ItemsOf(text.ToValue())!, text.IsWhole);

    /// <summary>Null where it would be longer than a <see cref="Sequence"/> may be.</summary>
    public static Value? Made(IEnumerable<Value> items, bool isWhole = true)
    {
        var all = items.ToImmutableArray();
        return all.Length > Sequence.Longest ? null : isWhole ? new Sequence(all) : new KnownStart(all);
    }

    /// <summary>The value of the key, or the default.</summary>
    public static Value? ValueOf(Sequence dictionary, Value key, Value? byDefault) =>
        IndexOf(dictionary.Items, true, key, isAny: false) is not { } index ? null : index < 0 ? byDefault : dictionary.Values[index];

    /// <summary>Where the item stands, -1 for nowhere; null where that is not known.</summary>
    public static int? IndexOf(ImmutableArray<Value> items, bool isWhole, Value sought, bool isAny)
    {
        for (var i = 0; i < items.Length; i++)
        {
            var equal = Equality.Of(items[i], sought);
            if (equal == true)
                return i;
            if (equal is null && !isAny)
                return null;
            isWhole &= equal is not null;
        }

        return isWhole ? -1 : null;
    }

    private static Value? OfDictionary(Call call, string name, Sequence dictionary) => name switch
    {
        ".ctor" or "CreateRange" or "ToDictionary" or "ToImmutableDictionary" or "ToFrozenDictionary" when call.Count == 1 || call.IsNull(1) => dictionary,
        "get_Count" or "Count" when call.Count == 1 => new Constant(dictionary.Items.Length),
        "get_Item" => ValueOf(dictionary, call[1], null),
        "ContainsKey" => Call.Answer(IndexOf(dictionary.Items, true, call[1], isAny: true) is { } at ? at >= 0 : null),
        "GetValueOrDefault" => ValueOf(dictionary, call[1], call.Count > 2 ? call[2] : Numbers.Default(call.Method.ReturnType)),
        "get_Keys" => new Sequence(dictionary.Items),
        _ => null,
    };

    private static Value? Create(Call call, string name)
    {
        // A sorted collection holds its items in another order than they were given, a stack in the reverse one.
        var type = call.Method.ContainingType.Name;
        if (call.Count == 0 || type is not ("List" or "HashSet" or "ImmutableArray" or "ImmutableList" or "ImmutableHashSet" or "Collection" or "ReadOnlyCollection"))
            return null;
        var takesOne = call.Method.OriginalDefinition.Parameters[0].Type is not ITypeParameterSymbol;
        if ((takesOne ? call.Count > 1 : name == ".ctor") || (takesOne ? ItemsOf(call[0]) : call.Arguments) is not { } items)
            return null;
        return !type.EndsWith("Set", StringComparison.Ordinal) ? Made(items, !takesOne || IsWhole(call[0])) : AreConstant(items) ? Made(items.Distinct()) : null;
    }

    private static bool AreConstant(ImmutableArray<Value> items)
    {
        foreach (var item in items)
        {
            if (item is not Constant)
                return false;
        }

        return true;
    }
}
