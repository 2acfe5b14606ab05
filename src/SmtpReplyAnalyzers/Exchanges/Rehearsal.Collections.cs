using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Arrays and collections whose items are known.</summary>
internal sealed partial class Rehearsal
{
    private const int EnoughBuffers = 32;

    // Puts one new array after the other into a collection: a pool of some is as good as one of many.
    private static bool FillsPool(IOperation body) => body is IBlockOperation { Operations: [var only] } ? FillsPool(only)
        : body is IExpressionStatementOperation { Operation: IInvocationOperation { Arguments: [{ Value: IArrayCreationOperation { Initializer: null } }], TargetMethod.Name: "Add" or "Enqueue" or "Push" or "AddLast" } };

    private static Value? OfCollection(IMethodSymbol method, Thing collection, ImmutableArray<Value> arguments, ref ImmutableArray<Value> after)
    {
        if (collection.Items is not { } items)
            return null;
        var name = method.Name;
        switch (name)
        {
            case "Add" or "TryAdd" when collection.Values is { } values && arguments.Length == 2:
                items.Add(arguments[0]);
                values.Add(arguments[1]);
                return Constant.True;
            case "TryGetValue" when collection.Values is { } values:
                var at = items.IndexOf(arguments[0]);
                if (at < 0 && !AreConstant(items, arguments[0]))
                    return null;
                after = after.SetItem(1, at < 0 ? Constant.Null : values[at]);
                return Constant.Of(at >= 0);
            case "Add" or "Enqueue" or "Push" or "AddLast" when arguments.Length == 1:
                items.Insert(name == "Push" ? 0 : items.Count, arguments[0]);
                return Constant.True;
            case "Insert" when arguments.Length == 2 && collection.Values is null:
                items.Insert(arguments[0] is Constant { Content: int place } && place >= 0 && place <= items.Count ? place : items.Count, arguments[1]);
                return Constant.Null;
            case "AddFirst" when arguments.Length == 1:
                items.Insert(0, arguments[0]);
                return Constant.True;
            case "AddRange" when ItemsOf(arguments[0]) is { } more && items.Count <= Made.Largest:
                items.AddRange(more.ToArray());
                return Constant.Null;
            // The bytes of a text that is not known stand in it as one.
            case "AddRange" when arguments[0] is Made { Form: Form.Bytes or Form.Characters } text:
                items.Add(text);
                return Constant.Null;
            case "Clear":
                items.Clear();
                return Constant.Null;
            case "Dequeue" or "Pop" when items.Count > 0:
                var first = items[0];
                items.RemoveAt(0);
                return first;
            case "Peek" when items.Count > 0:
                return items[0];
            case "TryDequeue" or "TryPop" or "TryPeek":
                after = after.SetItem(0, items.Count > 0 ? items[0] : Constant.Null);
                if (items.Count == 0)
                    return Constant.False;
                if (name != "TryPeek")
                    items.RemoveAt(0);
                return Constant.True;
            case "ToArray":
                return new Thing(method.ReturnType is IArrayTypeSymbol array ? array : collection.Type) { Items = items.ToList() };
            case "RemoveAt" when arguments[0] is Constant { Content: int index } && index >= 0 && index < items.Count:
                items.RemoveAt(index);
                return Constant.Null;
            case "RemoveRange" when arguments is [Constant { Content: int from }, Constant { Content: int count }] && from >= 0 && count >= 0 && from + count <= items.Count:
                items.RemoveRange(from, count);
                return Constant.Null;
            default:
                return null;
        }
    }

    // Whether a key is among words of the server is not known.
    private static bool AreConstant(List<Value> keys, Value key) => key is Constant && keys.TrueForAll(static one => one is Constant);

    // What is spread out stands for its items, or, where these are not known, for itself.
    private Thing Collect(IOperation collection)
    {
        var items = new List<Value>();
        var areKnown = true;
        foreach (var element in collection.ChildOperations)
        {
            if (element.Syntax is not SpreadElementSyntax)
            {
                items.Add(Evaluate(element));
                continue;
            }

            var whole = Evaluate(element.ChildOperations.FirstOrDefault() ?? element);
            if (ItemsOf(whole) is { } parts && whole is not ReplyText)
            {
                items.AddRange(parts.ToArray());
                continue;
            }

            items.Add(whole is Thing { Content: { } content } ? content : whole);
            areKnown = false;
        }

        return areKnown ? new Thing(collection.Type) { Items = items, Room = items.Count } : new Thing(collection.Type) { Content = Forms.OfItems(items) };
    }

    private Value Create(IArrayCreationOperation creation)
    {
        var element = (creation.Type as IArrayTypeSymbol)?.ElementType;
        if (creation.Initializer is { } initializer)
            return new Thing(creation.Type) { Items = initializer.ElementValues.Select(Evaluate).ToList(), Room = initializer.ElementValues.Length };
        var size = creation.DimensionSizes.Length == 1 ? (Evaluate(creation.DimensionSizes[0]) as Constant)?.Content as int? : null;
        return new Thing(creation.Type) { Room = size, Items = size is { } known and <= 64 and >= 0 ? Enumerable.Repeat(DefaultOf(element), known).ToList() : size is null ? null : new List<Value>() };
    }
}
