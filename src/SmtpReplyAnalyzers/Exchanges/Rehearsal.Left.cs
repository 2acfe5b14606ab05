using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What is left when a body has returned: all that somebody else could tell the outcome by.</summary>
internal sealed partial class Rehearsal
{
    private const int DeepestPart = 4;

    private ImmutableArray<(string Path, Value Value)> WhatIsLeft()
    {
        var left = ImmutableArray.CreateBuilder<(string, Value)>();
        var seen = new HashSet<Thing>();
        if (_root?.Self is { } self)
            Add("this", self, 0);
        Add("static", _statics, 0);
        foreach (var implementer in _implementers.Values)
            Add(implementer.Origin!.Name, implementer, 0);
        foreach (var parameter in _root?.Variables.Where(static pair => pair.Key is IParameterSymbol) ?? Enumerable.Empty<KeyValuePair<ISymbol, Value>>())
        {
            if (parameter.Value is Thing || parameter.Key is IParameterSymbol { RefKind: not RefKind.None })
                Add(parameter.Key.Name, parameter.Value, 0);
        }

        return left.OrderBy(static one => one.Item1, StringComparer.Ordinal).ToImmutableArray();

        void Add(string path, Value value, int depth)
        {
            if (value is not Thing thing)
            {
                left.Add((path, WithoutIdentity(value)));
                return;
            }

            // What was read into a buffer is no outcome: whoever reads next overwrites it.
            if (depth > DeepestPart || !seen.Add(thing) || thing.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_Char })
                return;
            foreach (var field in thing.Fields)
                Add(path + "." + field.Key.Name, field.Value, depth + 1);
            foreach (var item in thing.Items ?? Enumerable.Empty<Value>())
                Add(path + "[]", item, depth + 1);
            foreach (var item in thing.Values ?? Enumerable.Empty<Value>())
                Add(path + "{}", item, depth + 1);
            if (thing.Content is { } content)
                left.Add((path, content));
        }
    }

    // The stream of a client that was made here is the stream of such a client, whichever rehearsal it was.
    private static Value WithoutIdentity(Value value) => value is Made { Tag: ISymbol, IsDerived: false } made && made.Parts.Any(static part => part is Thing)
        ? new Made(made.Form, made.Parts.Select(static part => part is Thing { Type: { } type } ? Made.Of(type) : part).ToImmutableArray(), made.Tag)
        : value;

    private void NoteFlag(ISymbol member, Value value)
    {
        if (!_server.HasExchange)
            return;
        _flags = value is Constant { Content: bool truth } ? _flags.SetItem(member, truth) : _flags.Remove(member);
    }
}
