using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Items that are copied from one array to another.</summary>
internal sealed partial class Rehearsal
{
    private static Value CopyBytes(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments)
    {
        if (Copied(method, arguments) is var (source, first, goal, place, count))
        {
            CopyItems(source, first, goal, place, count);
            return Fresh();
        }

        var (from, to) = method.Name == "CopyTo" ? (receiver ?? arguments[0], receiver is null ? arguments[1] : arguments[0]) : (arguments[0], arguments.OfType<Thing>().LastOrDefault() ?? arguments[1]);
        if (to is Thing target && !ReferenceEquals(from, to))
        {
            target.Content = Forms.Join(target.Content ?? (target.Items?.TakeWhile(static item => item is not Constant { Content: (byte)0 }) is { } begun ? Forms.OfItems(begun) : new Constant(string.Empty)), Forms.AsWritten(from));
            target.Items = null;
        }

        return Fresh();
    }

    // Which items go from one array to another, and where to, where that is known.
    private static (Thing From, int First, Thing To, int Place, int Count)? Copied(IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        if (method.Name == "CopyTo" || arguments is not [Thing { Content: null, Items: { } items, Values: null } from, ..]
            || (arguments.Length == 5 ? (arguments[1], arguments[2], arguments[3], arguments[4]) : (new Constant(0), arguments[1], new Constant(0), arguments[2]))
                is not (Constant { Content: int first and >= 0 }, Thing { Content: null, Values: null } to, Constant { Content: int place and >= 0 }, Constant { Content: int count and >= 0 and <= Forms.LongestText })
            || first + count > items.Count || place > Forms.LongestText)
        {
            return null;
        }

        var size = Size(from) == Size(to) ? Size(from) : null;
        if (method.Name == "BlockCopy" && size != 1)
            return null;
        // What a server has said, as it was received, goes to a buffer; else what the other array holds is known as well.
        return items.Contains(ReplyCharacter.Any) ? size is null ? null : (from, first, to, place, count)
            : place <= to.Items?.Count ? (from, first, to, place, count) : null;

        static int? Size(Thing array) => (array.Type as IArrayTypeSymbol)?.ElementType.SpecialType switch { SpecialType.System_Byte => 1, SpecialType.System_Char => 2, _ => null };
    }

    private static void CopyItems(Thing from, int first, Thing to, int place, int count)
    {
        // It may be one array: its items move.
        var copied = from.Items!.GetRange(first, count);
        var items = to.Items ??= new List<Value>();
        while (items.Count < place + count)
            items.Add(new Constant((byte)0));
        for (var i = 0; i < count; i++)
            items[place + i] = copied[i];
    }
}
