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
        var constructors = type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared && _context.BodyOf(constructor, _frame.Model, _cancellationToken) is not null).ToArray();
        // One that calls another of them says no more than that other.
        constructors = constructors.Where(constructor => _context.BodyOf(constructor, _frame.Model, _cancellationToken)!.Value.Code is not IConstructorBodyOperation { Initializer.Syntax: ConstructorInitializerSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.ThisConstructorInitializer } }).ToArray();
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
                Age(part);
            else if (_context.IsSetLater(member))
                thing.Fields.Remove(member);
        }
    }

    private Value Read(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (field.IsStatic)
            return Library.StaticOf(field) ?? ReadMember(_statics, field, reference);
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
            return Library.StaticOf(property) ?? (property.GetMethod is { } shared && HasCode(property) ? Call(shared, null, ImmutableArray<Value>.Empty, reference, out _) : ReadMember(_statics, property, reference));
        return ReadMember(receiver ?? Fresh(), property, reference);
    }

    private Value ReadMember(Value receiver, ISymbol member, IOperation site)
    {
        member = member is IFieldSymbol { ContainingType.IsTupleType: true } ? member : member.OriginalDefinition;
        if (member is IPropertySymbol property)
        {
            if (OfWire(property, receiver) is { } known)
                return known;
            if (HasCode(property))
                return Call(property.GetMethod!, receiver, ImmutableArray<Value>.Empty, site, out _);
            if (!_context.IsSource(property))
                return Library.Get(property, receiver, Snapshot(receiver)) ?? (receiver is Thing held && held.Fields.TryGetValue(property, out var set) ? set : Made.Derived(property, receiver));
        }

        if (receiver is Thing { Items: { } items, Type.IsTupleType: true } && member is IFieldSymbol element && IndexOf(element) is { } at && at < items.Count)
            return items[at];
        if (receiver is not Thing thing)
            return receiver is Constant { Content: null } ? throw new ClientException(Constant.Null, Here(site.Syntax)) : Made.Derived(member, receiver);
        if (thing.Fields.TryGetValue(member, out var value))
            return value;
        return thing.Fields[member] = thing.IsGiven ? InitialOf(member, site) : DefaultOf(TypeOf(member));
    }

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
    private Value InitialOf(ISymbol member, IOperation site)
    {
        var type = TypeOf(member);
        if (_context.InitializerOf(member, _frame.Model, _cancellationToken) is { } initializer
            && (Initializers.Of(member, _cancellationToken) is not null || initializer.Value is IObjectCreationOperation or IArrayCreationOperation or IConversionOperation { Operand: IObjectCreationOperation }))
        {
            var made = EvaluateApart(initializer, member);
            if (made is Thing { IsGiven: false, Type: { TypeKind: TypeKind.Class } own } thing && _context.IsSource(own))
                Age(thing);
            return made;
        }

        // How much of a buffer was read: all of it, before a command is given.
        return type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 && member is IFieldSymbol { DeclaredAccessibility: Accessibility.Private } && _context.IsSetLater(member)
            ? new Constant(type.SpecialType == SpecialType.System_Int32 ? 0 : 0L)
            : type is null ? Fresh() : Given(member, type);
    }

    private Value EvaluateApart(ISymbolInitializerOperation initializer, ISymbol member)
    {
        var caller = _frame;
        if (caller.Depth > DeepestCall)
            throw Doubt();
        _frame = new Frame(caller, home: null, member, caller.Self, initializer.SemanticModel ?? caller.Model);
        try
        {
            return Evaluate(initializer.Value);
        }
        finally
        {
            _frame = caller;
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private bool HasCode(IPropertySymbol property) => property.GetMethod is { } getter && _context.IsSource(getter) && !IsAutomatic(property);

    private static bool IsAutomatic(IPropertySymbol property) => property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
        || (property.ContainingType.IsRecord && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax);

    private Value Assign(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                _frame.HolderOf(local.Local).Variables[local.Local] = value;
                break;
            case IParameterReferenceOperation parameter:
                var holder = _frame.HolderOf(parameter.Parameter);
                if (holder.Variables.ContainsKey(parameter.Parameter) || holder.Self is null)
                    holder.Variables[parameter.Parameter] = value;
                else
                    holder.Self.Fields[parameter.Parameter] = value;
                break;
            case IFieldReferenceOperation field:
                if ((field.Field.IsStatic ? _statics : Evaluate(field.Instance!)) is Thing owner)
                    owner.Fields[field.Field.OriginalDefinition] = value;
                break;
            case IPropertyReferenceOperation property:
                AssignProperty(property, value);
                break;
            case IArrayElementReferenceOperation element:
                Put(Evaluate(element.ArrayReference), element.Indices.Select(Evaluate).ToArray(), value);
                break;
            case ITupleOperation or IDeclarationExpressionOperation { Expression: ITupleOperation }:
                Deconstruct(target, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value);
                break;
            case IParenthesizedOperation inner:
                Assign(inner.Operand, value);
                break;
            case IDiscardOperation:
                break;
            default:
                foreach (var child in target.ChildOperations)
                    Evaluate(child);
                break;
        }

        return value;
    }

    private void AssignProperty(IPropertyReferenceOperation reference, Value value)
    {
        var property = reference.Property.OriginalDefinition;
        var receiver = property.IsStatic ? _statics : reference.Instance is null ? Fresh() : Evaluate(reference.Instance);
        var indices = reference.Arguments.Select(argument => Evaluate(argument.Value)).ToArray();
        if (property.SetMethod is { } setter && _context.IsSource(setter) && !IsAutomatic(property))
            Call(setter, receiver, indices.Append(value).ToImmutableArray(), reference, out _);
        else if (indices.Length > 0)
            Put(receiver, indices, value);
        else if (receiver is Thing thing)
            Library.Set(thing, property, value);
    }

    private static void Put(Value array, Value[] indices, Value value)
    {
        if (array is not Thing thing)
            return;
        if (thing.Values is { } values && indices.Length == 1)
        {
            var at = thing.Items!.IndexOf(indices[0]);
            if (at < 0)
            {
                thing.Items.Add(indices[0]);
                values.Add(value);
            }
            else
            {
                values[at] = value;
            }
        }
        else if (thing.Items is { } items && indices is [Constant { Content: int index }] && index >= 0 && index < items.Count)
        {
            items[index] = value;
        }
        else
        {
            // Piece after piece, wherever it is put.
            thing.Content = Forms.Join(thing.Content ?? new Constant(string.Empty), Forms.AsWritten(value is Constant { Content: int or byte } ? new Constant(((char)System.Convert.ToInt32(((Constant)value).Content, System.Globalization.CultureInfo.InvariantCulture)).ToString()) : value));
        }
    }

    private Value AssignCompound(ICompoundAssignmentOperation compound)
    {
        var old = Evaluate(compound.Target);
        var value = Evaluate(compound.Value);
        if (compound.Target.Type is { TypeKind: TypeKind.Delegate })
            return Assign(compound.Target, value);
        return Assign(compound.Target, compound.OperatorKind == BinaryOperatorKind.Add && compound.Type?.SpecialType == SpecialType.System_String
            ? Forms.Join(AsText(old, compound.Target.Type), AsText(value, compound.Value.Type))
            : Operators.Binary(compound.OperatorKind, compound.Type, compound.IsChecked, Snapshot(old), Snapshot(value)) is var known and not Unknown ? known : Made.Derived(compound.OperatorKind, old, value));
    }

    private Value Count(IIncrementOrDecrementOperation step)
    {
        var old = Evaluate(step.Target);
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var now = Operators.Binary(kind, step.Type, step.IsChecked, old, new Constant(1)) is var known and not Unknown ? known : Fresh(old);
        Assign(step.Target, now);
        return step.IsPostfix ? old : now;
    }

    private Value Deconstruct(IOperation target, Value value)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation tuple)
            return Assign(target, value);
        var parts = value is Thing { Items: { } items, Type.IsTupleType: true } && items.Count == tuple.Elements.Length ? items
            : value is Thing { Type: INamedTypeSymbol { IsRecord: true } type } record ? PositionsOf(record, type, tuple.Elements.Length) : null;
        for (var i = 0; i < tuple.Elements.Length; i++)
            Deconstruct(tuple.Elements[i], parts is null ? Fresh(value) : parts[i]);
        return value;
    }

    private static List<Value>? PositionsOf(Thing record, INamedTypeSymbol type, int count)
    {
        var constructor = type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length == count);
        return constructor?.Parameters.Select(parameter => type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property && record.Fields.TryGetValue(property, out var value) ? value : Fresh()).ToList();
    }
}
