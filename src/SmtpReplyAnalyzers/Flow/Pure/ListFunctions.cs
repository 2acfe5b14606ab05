using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>The functions of arrays, of spans and of <see cref="Enumerable"/>.</summary>
internal static class ListFunctions
{
    public static Func<Call, Value?>? Find(string name) => name switch
    {
        "Contains" => static c => c.HasComparer() ? null : Call.Answer(c.Listing(0)?.Contains(c[1])),
        "IndexOf" => static c => c.Count == 2 ? Call.Number(c.Listing(0)?.IndexOf(c[1])) : null,
        "BinarySearch" => static c => c.Count == 2 ? BinarySearch(c) : null,
        "Range" => static c => c.Int(0) is { } start && c.Int(1) is { } count and >= 0 and <= Sequence.Longest && start <= int.MaxValue - count
            ? Made(Enumerable.Range(start, count).Select(static number => (Value)new Constant(number))) : null,
        "Repeat" => static c => c.Int(1) is { } count and >= 0 and <= Sequence.Longest ? Made(Enumerable.Repeat(c[0], count)) : null,
        "Empty" => static _ => new Sequence(ImmutableArray<Value>.Empty),
        "Any" => static c => Size(c) is { } size ? size is Constant { Content: 0 } ? Constant.False : size is Constant or Bounded { Least: > 0 } ? Constant.True : null : null,
        "Count" or "get_Count" or "get_Length" => Size,
        "First" or "FirstOrDefault" => static c => c.Listing(0) is { Items: [var first, ..] } ? first : c.Count == 1 && c.Method.Name != "First" ? OrDefault(c) : null,
        "Last" or "LastOrDefault" => static c => c.Listing(0) is { IsWhole: true, Items: [.., var last] } ? last : c.Count == 1 && c.Method.Name != "Last" ? OrDefault(c) : null,
        "Single" or "SingleOrDefault" => static c => c.Listing(0) is { IsWhole: true, Items: [var only] } ? only : c.Count == 1 && c.Method.Name != "Single" ? OrDefault(c) : null,
        "ElementAt" or "GetValue" => static c => c.Count == 2 ? Slicing.Item(c[0], c[1]) : null,
        "Concat" => static c => c.Listing(0) is { } left && c.Listing(1) is { } right ? Joined(left, right).ToValue() : null,
        "Append" => static c => c.Listing(0) is { IsWhole: true } all ? Made(all.Items.Add(c[1])) : c.Listing(0)?.ToValue(),
        "Prepend" => static c => c.Listing(0) is { } all ? (all with { Items = all.Items.Insert(0, c[1]) }).ToValue() : null,
        "Union" => static c => c.Listing(0) is { } left && c.Listing(1) is { } right && !c.HasComparer() ? Joined(left, right).Distinct()?.ToValue() : null,
        "Distinct" or "ToHashSet" => static c => c.HasComparer() ? null : c.Listing(0)?.Distinct()?.ToValue(),
        "Except" => static c => Filtered(c, keep: false),
        "Intersect" => static c => Filtered(c, keep: true),
        "Reverse" => static c => c.Listing(0) is { IsWhole: true, Items: var items } ? Made(items.Reverse()) : null,
        "Skip" => static c => c.Listing(0) is { } all && c.Int(1) is { } count && (all.IsWhole || count <= all.Items.Length) ? (all with { Items = ImmutableArray.CreateRange(all.Items.Skip(count)) }).ToValue() : null,
        "Take" => static c => c.Listing(0) is { } all && c.Int(1) is { } count && (all.IsWhole || count <= all.Items.Length) ? Made(all.Items.Take(count)) : null,
        "ToArray" or "ToList" or "AsEnumerable" or "AsReadOnly" => static c => c.Listing(0)?.ToValue(),
        "Cast" or "OfType" => Cast,
        "SequenceEqual" => static c => c.HasComparer() ? null : Call.Answer(AreEqual(c.Listing(0), c.Listing(1))),
        _ => null,
    };

    /// <summary>On text they are questions about text, else about a list.</summary>
    public static Func<Call, Value?>? OfSpans(IMethodSymbol method)
    {
        var ofText = method.Name switch
        {
            "SequenceEqual" or "Equals" => static c => c.HasComparer() || c.Comparison(StringComparison.Ordinal) is not { } how || c.Piece(0) is not { } left || c.Piece(1) is not { } right ? null : Call.Answer(left.EqualTo(right, how)),
            "CompareTo" => static c => c.Comparison(StringComparison.Ordinal) is { } how && c.Text(0) is { } left && c.Text(1) is { } right ? left.CompareTo(right, how) : null,
            "IsWhiteSpace" => static c => Call.Answer(TextFunctions.IsWhiteSpace(c.Text(0))),
            "get_Length" => static c => c.Text(0) is { } text ? text.IsWhole ? new Constant(text.Start.Length) : Bounded.AtLeast(text.Start.Length) : null,
            "ToString" => static c => c.Piece(0)?.ToValue(),
            _ => TextFunctions.OfText(method),
        };
        var ofLists = method.Name switch
        {
            "get_Item" => static c => Slicing.Item(c[0], c[1]),
            "get_IsEmpty" => static c => Size(c) is { } size && Equality.Of(size, new Constant(0)) is { } isEmpty ? Constant.Of(isEmpty) : null,
            "AsSpan" or "op_Implicit" => static c => c.Count == 1 && c.Listing(0) is not null ? c[0] : null,
            "ToUpperInvariant" or "ToLowerInvariant" or "ToUpper" or "ToLower" or "Reverse" or "Replace" => null,
            _ => Find(method.Name),
        };
        if (method.Name is "ToUpperInvariant" or "ToLowerInvariant" or "ToUpper" or "ToLower" or "Replace" || (ofText is null && ofLists is null))
            return null;
        return c => (c.Piece(0) is not null ? ofText?.Invoke(c) : null) ?? ofLists?.Invoke(c);
    }

    /// <summary>In an array that is sorted and holds no item twice, as any array must that is searched so.</summary>
    private static Value? BinarySearch(Call call)
    {
        if (call.Listing(0) is not { IsWhole: true, Items: var items } || call.Content(1) is not int sought)
            return null;
        var numbers = new int[items.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (items[i] is not Constant { Content: int number } || (i > 0 && number <= numbers[i - 1]))
                return null;
            numbers[i] = number;
        }

        return new Constant(Array.BinarySearch(numbers, sought));
    }

    private static Value? Size(Call call)
    {
        if (call.Count != 1)
            return null;
        return call[0] is Sequence sequence ? new Constant(sequence.Items.Length) : call.Listing(0)?.Count();
    }

    private static Value? OrDefault(Call call) => call.Listing(0) is { IsWhole: true, Items.IsEmpty: true } ? Numbers.Default(call.Method.ReturnType) : null;

    private static Value? Cast(Call call)
    {
        if (call.Listing(0) is not { IsWhole: true, Items: var items })
            return null;
        var number = Numbers.Of(call.Method.TypeArguments[0]);
        foreach (var item in items)
        {
            if (item is not Constant { Content: { } content } || number == SpecialType.None || Numbers.Of(content) != number)
                return null;
        }

        return new Sequence(items);
    }

    private static Value? Filtered(Call call, bool keep)
    {
        if (call.HasComparer() || call.Listing(0)?.Distinct() is not { IsWhole: true, Items: var items } || call.Listing(1) is not { } others)
            return null;
        var kept = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in items)
        {
            if (others.Contains(item) is not { } isOther)
                return null;
            if (isOther == keep)
                kept.Add(item);
        }

        return Made(kept);
    }

    private static Listing Joined(Listing left, Listing right) => left.IsWhole ? new Listing(left.Items.AddRange(right.Items), right.IsWhole) : left;

    private static bool? AreEqual(Listing? left, Listing? right)
    {
        if (left is not { } a || right is not { } b)
            return null;
        bool? equal = a.IsWhole && b.IsWhole ? a.Items.Length == b.Items.Length : null;
        if (equal == false)
            return false;
        for (var i = 0; i < a.Items.Length && i < b.Items.Length; i++)
        {
            switch (Equality.Of(a.Items[i], b.Items[i]))
            {
                case false:
                    return false;
                case null:
                    equal = null;
                    break;
            }
        }

        return (a.IsWhole && a.Items.Length < b.Items.Length) || (b.IsWhole && b.Items.Length < a.Items.Length) ? false : equal;
    }

    private static Value? Made(IEnumerable<Value> items) => new Listing(ImmutableArray.CreateRange(items), true).ToValue();
}
