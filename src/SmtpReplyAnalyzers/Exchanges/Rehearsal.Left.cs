using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What is left when a body has returned: all that somebody else could tell the outcome by.</summary>
internal sealed partial class Rehearsal
{
    private const int DeepestPart = 4;

    private ImmutableArray<(string Path, Value Value)> WhatIsLeft()
    {
        var left = new List<(string, Value)>();
        var seen = new HashSet<Thing>();
        if (_root?.Self is { } self)
            AddLeft(left, seen, "this", self, 0);
        AddLeft(left, seen, "static", _statics, 0);
        foreach (var implementer in _behind.Values)
            AddLeft(left, seen, implementer.Origin!.Name, implementer, 0);
        foreach (var parameter in _root?.Variables.Where(static pair => pair.Key is IParameterSymbol) ?? Enumerable.Empty<KeyValuePair<ISymbol, Value>>())
        {
            if (parameter.Value is Thing || parameter.Key is IParameterSymbol { RefKind: not RefKind.None })
                AddLeft(left, seen, parameter.Key.Name, parameter.Value, 0);
        }

        foreach (var local in _root?.Variables.Where(pair => pair is { Key: ILocalSymbol, Value: Constant { Content: bool } } && IsReadHere(pair.Key) || pair.Value is Thing { IsGiven: false, Items: not null } && IsFilledHere(pair.Key)) ?? Enumerable.Empty<KeyValuePair<ISymbol, Value>>())
            AddLeft(left, seen, Episode.Local + local.Key.Name, local.Value, 0);
        foreach (var kept in _kept)
            AddLeft(left, seen, "kept", kept, 0, isRead: true);
        return InOrder(left);
    }

    // Somebody asks what it holds, if only after the next command.
    private bool IsReadHere(ISymbol local) => _body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name && !(name.Parent is AssignmentExpressionSyntax set && set.Left == name));

    // A list, or a table, that the body makes and fills, and asks, or hands on.
    private bool IsFilledHere(ISymbol local) => local is ILocalSymbol && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax } && _body.DescendantNodes().OfType<ReturnStatementSyntax>().Any(returned => returned.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name));

    // All that the caller gets in one object: whether it was made anew says nothing.
    private ImmutableArray<(string Path, Value Value)> WhatIsReturned(Value? result)
    {
        if (result is not Thing { IsGiven: false })
            return ImmutableArray<(string, Value)>.Empty;
        var returned = new List<(string, Value)>();
        AddLeft(returned, new HashSet<Thing>(), string.Empty, result, 0, isRead: true);
        return InOrder(returned);
    }

    private static ImmutableArray<(string Path, Value Value)> InOrder(List<(string Path, Value Value)> left) => left.OrderBy(static one => one.Path, StringComparer.Ordinal).ToImmutableArray();

    private void AddLeft(List<(string, Value)> left, HashSet<Thing> seen, string path, Value value, int depth, bool isRead = false)
    {
        if (value is not Thing thing)
        {
            // What was made of nothing that the server said tells nothing of it.
            if (value is not Made { Form: Form.Derived, IsDerived: false })
                left.Add((path, WithoutIdentity(value)));
            return;
        }

        // What was read into a buffer is no outcome, unless somebody can ask for it: whoever reads next overwrites it.
        if (depth > DeepestPart || !seen.Add(thing) || !isRead && thing.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_Char })
            return;
        foreach (var field in thing.Fields)
            AddLeft(left, seen, path + "." + field.Key.Name, field.Value, depth + 1, field.Value is Thing { Type: IArrayTypeSymbol } && _context.Members.IsToldOf(field.Key));
        foreach (var item in thing.Items ?? Enumerable.Empty<Value>())
            AddLeft(left, seen, path + "[]", item, depth + 1);
        foreach (var item in thing.Values ?? Enumerable.Empty<Value>())
            AddLeft(left, seen, path + "{}", item, depth + 1);
        if (thing.Content is { } content)
            left.Add((path, content));
    }

    // The reply, what was made of it, or code that holds it, gets to where nobody looks: a log, an event, a window.
    private void NoteShown(SyntaxNode site, IEnumerable<Value> values)
    {
        if (_server.HasExchange && values.Any(static value => Tells(value, 0)))
            _server.Note(new Shown(Here(site)));
    }

    private void NoteShown(SyntaxNode site)
    {
        if (_server.HasExchange)
            _server.Note(new Shown(Here(site)));
    }

    private static bool Tells(Value value, int depth) => value is Callback || value.IsDerived || value is Constant { Content: >= 100 and <= 599 }
        || (value is Thing thing && depth < DeepestPart && ((thing.Content is { } content && Tells(content, depth + 1)) || thing.Fields.Values.Concat(thing.Items ?? Enumerable.Empty<Value>()).Any(part => Tells(part, depth + 1))));

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
