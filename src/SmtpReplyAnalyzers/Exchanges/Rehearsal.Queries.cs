using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What LINQ, and the like methods of lists, ask of each item of a collection whose items are known.</summary>
internal sealed partial class Rehearsal
{
    private const int MostItems = 64;

    /// <summary>Null where the items are not known, or the method is none of those.</summary>
    private Value? Ask(IMethodSymbol method, Callback ask, ImmutableArray<Value> all, IOperation call)
    {
        // What is asked later may be asked between other words.
        var isLater = method.Name is "Where" or "Select" or "TakeWhile" or "SkipWhile" && method.ContainingType.Name == "Enumerable";
        if (all.Length != 2 || !ReferenceEquals(all[1], ask) || ask.Method.Parameters.Length != 1 || method.ContainingType.Name is not ("Enumerable" or "List" or "Array") || ItemsOf(all[0])?.ToArray() is not { Length: <= MostItems } items)
            return null;
        if (isLater && (ask.Lambda is { } lambda ? MaySpeak(lambda) : MaySpeak(ask.Method)))
            throw Doubt();
        // Of what goes on in a way that is not known, only what its beginning settles.
        if (all[0] is KnownStart or ReplyText)
            return AskStart(method.Name, items.Where(static item => item is not ReplyCharacter).ToArray());
        switch (method.Name)
        {
            case "Any" or "Exists":
                return Constant.Of(Array.Exists(items, Holds));
            case "All" or "TrueForAll":
                return Constant.Of(Array.TrueForAll(items, Holds));
            case "Count":
                return new Constant(items.Count(Holds));
            case "Where" or "FindAll":
                return new Thing(method.ReturnType) { Items = items.Where(Holds).ToList() };
            case "TakeWhile":
                return new Thing(method.ReturnType) { Items = items.TakeWhile(Holds).ToList() };
            case "SkipWhile":
                return new Thing(method.ReturnType) { Items = items.SkipWhile(Holds).ToList() };
            case "Select":
                return new Thing(method.ReturnType) { Items = items.Select(Result).ToList() };
            case "First" or "FirstOrDefault" or "Find":
                return Array.Find(items, Holds) ?? NotFound();
            case "Last" or "LastOrDefault" or "FindLast":
                return Array.FindLast(items, Holds) ?? NotFound();
            case "ForEach":
                foreach (var item in items)
                    Result(item);
                return Constant.Null;
            default:
                return null;
        }

        Value Result(Value item) => ask.Lambda is null && !_context.IsSource(ask.Method) ? Call(ask.Method, ask.Receiver, ImmutableArray.Create(item), call, out _) : Invoke(ask, ImmutableArray.Create(item), Site());

        Value? AskStart(string name, Value[] known) => name switch
        {
            "Any" or "Exists" when Array.Exists(known, Holds) => Constant.True,
            "First" or "FirstOrDefault" or "Find" => Array.Find(known, Holds),
            "TakeWhile" when Array.FindIndex(known, item => !Holds(item)) is >= 0 and var end => new Thing(method.ReturnType) { Items = known.Take(end).ToList() },
            _ => null,
        };

        bool Holds(Value item) => Decide(Result(item), Site());

        SyntaxNode Site() => ask.Lambda?.Syntax ?? _frame.Current ?? _body;

        Value NotFound() => method.Name is "First" or "Last" ? throw new ClientException(Constant.Null, Here(Site())) : DefaultOf(method.ReturnType);
    }

    // The first of the items, the last, whether there are any; null where the method is none of those.
    private Value? OneOf(IMethodSymbol method, List<Value> items, IOperation call) => method.Name switch
    {
        "Any" => Constant.Of(items.Count > 0),
        "Count" => new Constant(items.Count),
        "First" or "FirstOrDefault" when items.Count > 0 => items[0],
        "Last" or "LastOrDefault" when items.Count > 0 => items[items.Count - 1],
        "Single" or "SingleOrDefault" when items.Count == 1 => items[0],
        "FirstOrDefault" or "LastOrDefault" or "SingleOrDefault" when items.Count == 0 => DefaultOf(method.ReturnType),
        "First" or "Last" or "Single" => throw new ClientException(Constant.Null, Here(call.Syntax)),
        _ => null,
    };

}
