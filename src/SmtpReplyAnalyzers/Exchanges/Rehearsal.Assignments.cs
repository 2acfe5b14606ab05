using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What is assigned: variables, members, items, parts.</summary>
internal sealed partial class Rehearsal
{
    private Value Assign(IOperation target, Value value)
    {
        // What was measured, for one.
        if (target is IFieldReferenceOperation or IPropertyReferenceOperation)
            NoteStep();
        if (target is IMemberReferenceOperation && value is Clock or Made { Form: Form.Derived } && IsInBody(target.Syntax))
            NoteShown(target.Syntax);
        switch (target)
        {
            // Another name for what is not followed.
            case ILocalReferenceOperation { Local.RefKind: not RefKind.None } or IInvocationOperation:
            case IPropertyReferenceOperation { Property: { ReturnsByRef: true, IsIndexer: false } }:
                throw Doubt();
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
            case IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } part, Instance: { } whole } when Evaluate(whole) is Thing { Items: { } elements, Type: var type } && IndexOf(part) is { } at && at < elements.Count:
                // A tuple is a value: whoever has a copy keeps what it held.
                Assign(whole, new Thing(type) { Items = elements.Select((element, i) => i == at ? value : element).ToList() });
                break;
            case IFieldReferenceOperation field:
                NoteFlag(field.Field.OriginalDefinition, value);
                if ((field.Field.IsStatic ? Statics : Evaluate(field.Instance!)) is Thing owner)
                    owner.Fields[field.Field.OriginalDefinition] = value;
                else
                    KeepIn(Evaluate(field.Instance!), target.Syntax, value);
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
                KeepIn(Fresh(), target.Syntax, value);
                break;
        }

        return value;
    }

    private void AssignProperty(IPropertyReferenceOperation reference, Value value)
    {
        var property = reference.Property.OriginalDefinition;
        var receiver = property.IsStatic ? Statics : reference.Instance is null ? Fresh() : Evaluate(reference.Instance);
        var indices = reference.Arguments.Select(argument => Evaluate(argument.Value)).ToArray();
        if (property.SetMethod is { } setter && _context.IsSource(setter) && !IsAutomatic(property))
            Call(setter, receiver, indices.Append(value).ToImmutableArray(), reference, out _);
        else if (indices.Length > 0)
            Put(receiver, indices, value);
        else if (receiver is Thing thing)
            Library.Set(thing, property, value);
        else
            KeepIn(receiver, reference.Syntax, value);
        if (indices.Length == 0)
            NoteFlag(property, value);
    }

    private void Put(Value array, Value[] indices, Value value)
    {
        if (array is not Thing { Type: not null } thing)
        {
            Keep(array, indices.Append(value).Where(IsOutcome).ToArray());
            return;
        }

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
        else if (thing.Items is { } items && indices is [Constant { Content: int index }] && index >= 0 && index < Math.Max(items.Count, Math.Min(thing.Room ?? 0, Forms.LongestText)))
        {
            while (items.Count <= index)
                items.Add(new Constant((byte)0));
            items[index] = value;
        }
        else
        {
            if (thing.Type is not IArrayTypeSymbol || indices.Any(IsOutcome) || value is Constant { Content: bool })
                Keep(array, indices.Append(value).ToArray());
            // Character after character, each as a byte.
            if (thing is { Room: null, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } } && Forms.Whole(value) is var whole && !ReferenceEquals(whole, value))
                value = Made.From(Form.Bytes, whole, Charset.Unknown);
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
        var old = Settled(Evaluate(step.Target));
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
}
