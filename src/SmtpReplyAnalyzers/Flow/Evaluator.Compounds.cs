using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Values made of others, whose parts tell of a reply: tuples, reply classes and records of the program's own, texts in the making.</summary>
internal sealed partial class Evaluator
{
    // A buffer for one byte.
    private const string OneByte = "one byte";

    private void Empty(IOperation builder)
    {
        if (IsSpeaking && builder.Type is INamedTypeSymbol type && SlotOf(builder) is { } slot)
            Env[slot] = new Created(type, derived: false, fresh: false, OriginOf(Env[slot]) ?? new Origin(builder.Syntax));
    }

    private static bool IsBuffer(INamedTypeSymbol type) => type.Name == "MemoryStream";

    /// <summary>Tuple.Create and its like.</summary>
    private static Value? CreatePair(IMethodSymbol method, ImmutableArray<Value> arguments, IOperation call)
    {
        if (method.Name != "Create" || method.ContainingType is not { Name: "Tuple" or "ValueTuple" } || Apis.Namespaces.NameOf(method.ContainingNamespace) != "System"
            || method.ReturnType is not INamedTypeSymbol type || !arguments.Any(IsOfReply))
        {
            return null;
        }

        return Itemized(type, arguments, call);
    }

    private static Created Itemized(INamedTypeSymbol type, ImmutableArray<Value> items, IOperation source)
    {
        var made = new Created(type, items.Any(static item => item.IsDerived), items.Any(static item => item.IsFresh), new Origin(source.Syntax));
        for (var i = 0; i < items.Length; i++)
            made = made.With("Item" + (i + 1), items[i]);
        return made;
    }

    private Value CreateTuple(ITupleOperation tuple)
    {
        var elements = tuple.Elements.Select(Evaluate).ToImmutableArray();
        return tuple.Type is INamedTypeSymbol type && elements.Any(IsOfReply) ? Itemized(type, elements, tuple) : Unknown.From(elements);
    }

    // An item of what is taken apart: a tuple, or a record by its parameters.
    private static Value PartOf(Value whole, int index, int count) => whole switch
    {
        Created { Members.IsEmpty: false } or Function => Function.Lift(("part", index, count), ImmutableArray.Create(whole), operands => operands[0] is Created made ? PartOf(made, index, count) : Unknown.From(operands[0])),
        _ => Unknown.From(whole),
    };

    private static Value PartOf(Created made, int index, int count)
    {
        if (made.Members.TryGetValue("Item" + (index + 1), out var item))
            return item;
        var constructor = made.Type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length == count);
        return made.Type.IsRecord && constructor is not null && made.Members.TryGetValue(constructor.Parameters[index].Name, out var part) ? part : Unknown.From(made);
    }

    private static bool IsOfReply(Value value) => value is Function or ReplyText or Choice or Unknown { Start: [>= '0' and <= '9', ..] } || (value is Created { Members.IsEmpty: false } made && made.Members.Values.Any(IsOfReply));

    /// <summary>Runs the constructor of a class of the program's own that is given a reply.</summary>
    private Created FillMembers(Created made, IMethodSymbol? constructor, ImmutableArray<Value> arguments)
    {
        if (constructor is null || !Context.Compilation.Names.HasClients || !arguments.Any(IsOfReply) || !Context.Compilation.IsSource(constructor))
            return made;
        return Context.Compilation.Summaries.MembersOf(constructor, arguments, this, run).Aggregate(made, static (all, member) => all.With(member.Key, member.Value));
    }

    // new Reply { Code = code }.
    private void KeepMember(IOperation instance, IOperation target, Value value)
    {
        if (SlotOf(instance) is { } slot && Env[slot] is Created made && target is IMemberReferenceOperation { Member: var member } && (IsOfReply(value) || !made.Members.IsEmpty))
            Env[slot] = made.With(Members.NameOf(member), value);
    }

    private Created Append(Created builder, ImmutableArray<Value> arguments)
    {
        if (!builder.IsFilled)
            return new Created(builder.Type, builder.IsDerived, builder.IsFresh, builder.Origin);
        if (arguments.Length == 0 || builder.Members.ContainsKey(Created.Beginning))
            return builder;
        var first = IsPartOfReply(arguments[0]) && Spoken?.Reply is { } reply ? reply
            : IsOfReply(arguments[0]) ? arguments[0]
            : StartOf(arguments[0]) is { } start ? Unknown.From(arguments).Beginning(start)
            : Unknown.From(arguments);
        return IsOfReply(first) || first is Unknown { Start: not null } ? builder.With(Created.Beginning, first) : builder;
    }

    // Every line of a reply begins with its code (RFC 5321, section 4.2.1): any of those that were gathered will do.
    private static Value? LineOf(Value collection) => collection is Created made && made.Type.Name != "StringBuilder" && made.Members.TryGetValue(Created.Beginning, out var line) ? line : null;

    private Value? TextOf(Value? builder, string method) => method is "ToString" or "ToArray" or "GetBuffer" && builder is Created made ? BeginningOf(made) : null;

    // Where a reply is gathered piece by piece, the pieces are there when it is asked for.
    private Value? BeginningOf(Created builder) => builder.Members.TryGetValue(Created.Beginning, out var text) ? text
        : builder.Type.Name is "StringBuilder" or "MemoryStream" && !builder.IsFilled && Spoken is { IsInParts: true, Reply: { } reply } ? reply
        : null;

    private Value? CharacterOf(Value builder, Value index) => builder is Created { Type.Name: "StringBuilder" } made && BeginningOf(made) is { } text
        ? Function.Lift("item of", ImmutableArray.Create(text, index), static operands => BaseLibrary.Slicing.Item(operands[0], operands[1]))
        : null;
}
