using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

internal sealed partial class Rehearsal
{
    /// <summary>The object that a body belongs to: made by one of its constructors; what is set elsewhere too, nothing is known of.</summary>
    private void Construct(Thing self)
    {
        var type = (INamedTypeSymbol)self.Type!;
        var constructors = _context.ConstructorsOf(type, _frame.Model, _cancellationToken);
        if (constructors.Length == 0)
            return;
        var chosen = constructors[constructors.Length == 1 ? 0 : _choices.Among(Math.Min(constructors.Length, 3))];
        Call(chosen, self, chosen.Parameters.Select(parameter => Given(parameter, parameter.Type)).ToImmutableArray(), site: _body, out _);
        Age(self);
    }

    // Time has passed since the object, and what it was made with, were new: what may have changed is not known.
    private void Age(Thing thing)
    {
        thing.IsGiven = true;
        foreach (var member in thing.Fields.Keys.ToArray())
        {
            if (thing.Fields[member] is Thing { IsGiven: false, Type: { TypeKind: TypeKind.Class } type } part && _context.IsSource(type))
                AgePart(part);
            else if (_context.Members.IsSetLater(member))
                thing.Fields.Remove(member);
        }
    }

    private void AgePart(Thing part)
    {
        // Nobody has used the mechanism yet.
        if (!_played.Contains(part))
            Age(part);
    }

    private Value Read(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (field.IsStatic)
            return Library.StaticOf(field) ?? Say(ReadMember(Statics, field, reference), reference);
        return ReadMember(Evaluate(reference.Instance!), field, reference);
    }

    private Value Read(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var receiver = reference.Instance is null ? null : Evaluate(reference.Instance);
        if (!reference.Arguments.IsEmpty)
        {
            var indices = reference.Arguments.Select(argument => Evaluate(argument.Value)).ToImmutableArray();
            return property.GetMethod is { } indexer && _context.IsSource(indexer) ? Call(indexer, receiver, indices, reference, out _) : ElementOf(receiver ?? Fresh(), indices, reference);
        }

        if (property.IsStatic)
            return Library.StaticOf(property) ?? (property.GetMethod is { } shared && HasCode(property) ? Call(shared, null, ImmutableArray<Value>.Empty, reference, out _) : ReadMember(Statics, property, reference));
        return ReadMember(receiver ?? Fresh(), property, reference);
    }

    private Value ReadMember(Value receiver, ISymbol member, IOperation site)
    {
        member = member is IFieldSymbol { ContainingType.IsTupleType: true } ? member : member.OriginalDefinition;
        if (member is IPropertySymbol property)
        {
            if (OfWire(property, receiver) is { } known)
            {
                _touched++;
                return known;
            }

            if (receiver is Matched matched && matched.Get(property.Name) is { } captured)
                return captured;
            if (HasCode(property))
                return Call(property.GetMethod!, receiver, ImmutableArray<Value>.Empty, site, out _);
            if (!_context.IsSource(property))
                return Library.Get(property, receiver, Snapshot(receiver)) ?? (receiver is Thing held && held.Fields.TryGetValue(property, out var set) ? set : PartOf(receiver, property));
        }

        if (receiver is Thing { Items: { } items, Type.IsTupleType: true } && member is IFieldSymbol element && IndexOf(element) is { } at && at < items.Count)
            return items[at];
        if (receiver is not Thing thing)
            return receiver is Constant { Content: null } ? throw new ClientException(Constant.Null, Here(site.Syntax)) : PartOf(receiver, member);
        if (thing.Fields.TryGetValue(member, out var value))
            return value;
        return thing.Fields[member] = thing.IsGiven ? InitialOf(thing, member) : DefaultOf(TypeOf(member));
    }

    // A text that something from outside holds, such as the password of a credential, comes from outside as well.
    private static Made PartOf(Value receiver, ISymbol member) => TypeOf(member)?.SpecialType == SpecialType.System_String && !receiver.IsDerived
        ? new Made(Form.Source, System.Collections.Immutable.ImmutableArray.Create(receiver), member)
        : Made.Derived(member, receiver);

    private static int? IndexOf(IFieldSymbol element)
    {
        var elements = element.ContainingType.TupleElements;
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i].Name == element.Name || elements[i].CorrespondingTupleField?.Name == (element.CorrespondingTupleField ?? element).Name)
                return i;
        }

        return null;
    }

    // What an object that was there before holds: what nothing changes, and what is made with it and empty.
    private Value InitialOf(Thing owner, ISymbol member)
    {
        var type = TypeOf(member);
        // Nobody has asked for it yet: it is made now, and what it holds is known.
        if (member is IFieldSymbol { IsStatic: true, Type: { TypeKind: TypeKind.Class } shared } && _context.IsSource(shared) && _context.OnDemand.IsMade(member))
            return Constant.Null;
        if (_context.OnDemand.IsTakenBack(member))
            return Constant.Null;
        if (!_context.Members.IsLong(member) && _context.Members.InitializerOf(member, _frame.Model, _cancellationToken) is { } initializer
            && (Initializers.Of(member, _cancellationToken) is not null || initializer.Value.ConstantValue.HasValue && _context.Members.IsOption(member) || initializer.Value is IObjectCreationOperation or IArrayCreationOperation or IConversionOperation { Operand: IObjectCreationOperation }))
        {
            return Old(InitialOf(owner, member, initializer));
        }

        // A collection that was made empty has been filled since.
        if (_context.Members.CreationOf(member, _frame.Model, _cancellationToken) is { } creation && (creation is IArrayCreationOperation || creation is IObjectCreationOperation { Type: { } own } && _context.IsSource(own)))
            return Old(EvaluateIn(owner, creation, creation, member));

        // How much of a buffer was read: all of it, before a command is given.
        return type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 && member is IFieldSymbol { DeclaredAccessibility: Accessibility.Private } && _context.Members.IsSetLater(member)
            ? type.SpecialType == SpecialType.System_Int32 ? new Constant(0) : new Constant(0L)
            : type is null ? Fresh() : Given(member, type);
    }

    // Tables, pools: what takes long to make is there, and what it holds is not known.
    private Value InitialOf(Thing owner, ISymbol member, ISymbolInitializerOperation initializer)
    {
        var (frame, current, depth, before, outer) = (_frame, _frame.Current, _depth, _steps, _latestStep);
        _latestStep = Math.Min(outer, before + MostInitialSteps);
        try
        {
            // A setting that was read once comes from outside, whoever holds it; also where its type is not to be had.
            return EvaluateIn(owner, initializer, initializer.Value, member) is var held && held is Made { Form: Form.Derived, IsDerived: false } or Made { Form: Form.Source, Tag: string } && TypeOf(member)?.SpecialType == SpecialType.System_String ? Made.Of(member) : held;
        }
        catch (TooLong) when (outer > before + MostInitialSteps)
        {
            _context.Members.NoteLong(member);
            (_frame, _frame.Current, _depth, _steps) = (frame, current, depth, before);
            return TypeOf(member) is { } type ? Given(member, type) : Fresh();
        }
        finally
        {
            _latestStep = outer;
        }
    }

    private const int MostInitialSteps = 2_000;
    private int _latestStep = int.MaxValue;

    private Value Old(Value made)
    {
        if (made is Thing { IsGiven: false, Type: { TypeKind: TypeKind.Class } type } thing && _context.IsSource(type))
            Age(thing);
        return made;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private bool HasCode(IPropertySymbol property) => property.GetMethod is { } getter && _context.IsSource(getter) && !IsAutomatic(property);

    private bool IsAutomatic(IPropertySymbol property) => _context.Members.IsAutomatic(property, static known => known.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, known))
        || (known.ContainingType.IsRecord && known.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax));

    private static List<Value>? PositionsOf(Thing record, INamedTypeSymbol type, int count)
    {
        var constructor = type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length == count);
        return constructor?.Parameters.Select(parameter => type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property && record.Fields.TryGetValue(property, out var value) ? value : Fresh()).ToList();
    }
}
