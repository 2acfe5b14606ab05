using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;

namespace SmtpReplyAnalyzers.Flow;

internal sealed partial class Evaluator
{
    // The items of something that does not bind: each time it is another one.
    private Value ItemOfUnresolved(ISimpleAssignmentOperation assignment, Value value) =>
        assignment is { Value: IInvalidOperation, Target: ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var declaration] } item } && declaration.GetSyntax(Context.CancellationToken) is ForEachStatementSyntax
            ? new Unknown(value.IsDependent, value.IsDerived, fresh: true, new Origin(item.Local))
            : value;

    private Value Assign(IOperation target, Value value, bool isCounter = false, int? step = null, IOperation? source = null)
    {
        switch (target)
        {
            case IDiscardOperation when value is PendingTask dropped:
                run.NoteDropped(dropped.Call);
                return value;
            case IPropertyReferenceOperation { Arguments.IsEmpty: false } indexer when AddToCollection(indexer, value):
                return value;
            case IPropertyReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation or IEventReferenceOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation:
                AssignMember(target, value, isCounter, source);
                break;
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } or IInvalidOperation:
            case ILocalReferenceOperation local when IsOfOuterBody(local.Local):
            case IParameterReferenceOperation parameter when IsOfOuterBody(parameter.Parameter):
                NoteStored(target, value, isCounter, source);
                break;
            case IFlowCaptureReferenceOperation capture when run.CapturedBy(capture.Id) is { } captured:
                Assign(captured, value, isCounter, step, source);
                break;
        }

        if (SlotOf(target) is { } slot)
        {
            Env[slot] = value;
            Env.MoveBounds(slot, step);
            if (piece.IsPending)
                Env[new Touched(slot)] = Constant.True;
        }

        return value;
    }

    // A variable of the method round a lambda, or a parameter of the class: others read what is put there.
    private bool IsOfOuterBody(ISymbol variable) => Context.Owner is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } function
        ? !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function)
        : variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } && Context.Owner is IMethodSymbol { MethodKind: not MethodKind.Constructor };

    private void AssignMember(IOperation target, Value value, bool isCounter, IOperation? source)
    {
        var instance = InstanceOf(target);
        if (instance is not null and not IInstanceReferenceOperation)
        {
            // A client with another host, or without TLS, is another way to send.
            Taint(instance, piece.IsPending && Context.Apis.IsClient(instance.Type) ? Unknown.Fresh : value);
            KeepMember(instance, target, value);
            if (value is Constant { Content: 0 } && target is IPropertyReferenceOperation { Property.Name: "Length" })
                Empty(instance);
            if (IsOwnObject(instance))
                return;
        }

        NoteStored(target, value, isCounter, source);
    }

    // What is kept beyond the handler: the failure itself, or a state that others read.
    private void NoteStored(IOperation target, Value value, bool isCounter, IOperation? source)
    {
        if (target is IInvalidOperation)
            NoteUnresolvedRecord(target);
        else if (!isCounter)
            NoteRecord(target);
        if (!piece.IsPending)
            return;
        if (value.IsDerived)
        {
            // Every reply is kept there, good or bad: that tells nobody.
            if (!piece.Failures.IsRead() || run.IsReachedByFailuresOnly(block) || (target is IParameterReferenceOperation && !run.IsOfHelper))
                piece.Mark(TrailMarks.Carried | TrailMarks.Acted);
            return;
        }

        if (!run.IsReachedByFailuresOnly(block))
        {
            if (source is not null && TellsOutcome(source))
                piece.Mark(TrailMarks.Stored | TrailMarks.Acted);
            return;
        }

        piece.Mark(TrailMarks.Acted | (isCounter ? TrailMarks.Counted : TrailMarks.Stored));
        if (value is Unknown { Origin.Site: Moments.Later })
            piece.Mark(TrailMarks.Requeued);
        if (value is Constant && PermanentNames.IsPermanent(target, value, piece.Failures))
            piece.Trail = piece.Trail with { Verdict = target.Syntax.Parent ?? target.Syntax };
    }

    private Value Read(IOperation reference)
    {
        if (SlotOf(reference) is { } slot && Env[slot] is { } held)
            return held;
        switch (reference)
        {
            case IParameterReferenceOperation parameter:
                return Env[Run.This] is { } self and (Created { Members.IsEmpty: false } or Function) && parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
                    ? ReadMember(self, parameter.Parameter, parameter.Type)
                    : Env.InitialOf(parameter.Parameter);
            case ILocalReferenceOperation local:
                return new Unknown(dependent: false, derived: false, fresh: false, new Origin(local.Local));
            case IFieldReferenceOperation field:
                var owner = field.Instance is null ? null : Evaluate(field.Instance);
                return TimeFunctions.ValueOf(field.Field) ?? Context.Compilation.InitialValueOf(field.Field, Context) ?? ReadMember(owner, field.Field, field.Type);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            default:
                return Unknown.Independent;
        }
    }

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var receiver = reference.Instance is null ? null : Evaluate(reference.Instance);
        if (!reference.Arguments.IsEmpty)
        {
            var operands = reference.Arguments.Select(argument => Evaluate(argument.Value)).Prepend(receiver ?? Unknown.Independent).ToImmutableArray();
            if (LineOf(operands[0]) is { } line)
                return line;
            if (operands.Length == 2 && CharacterOf(operands[0], operands[1]) is { } character)
                return character;
            return property.GetMethod is { } indexer && CallPure(indexer, operands) is { } known and not Unknown
                ? known
                : ItemOf(operands, OriginOf(receiver), reference.Arguments[0].Value);
        }

        // Whoever asks whether the connection still stands uses it only if it does.
        if (piece.IsPending && property.Name == "IsConnected" && Context.Apis.IsClient(reference.Instance?.Type))
            piece.Mark(TrailMarks.Reconnected);
        if (Moments.IsNow(property))
            return Moments.Now;
        if (receiver is Enumerator enumerator && property.Name == "Current")
            return enumerator.Position >= 0 ? enumerator.Sequence.CurrentAt(enumerator.Position) : Unknown.Independent;
        if (receiver is Function && property.Name == "Current" && ItemOf(receiver) is { } item)
            return item;
        if (receiver is PendingTask && property.Name == "Result")
            return Await(receiver, reference, isAggregate: true);
        if (property.GetMethod is { } getter && !IsAutomatic(property) && Context.Compilation.IsSource(getter)
            && Summarize(getter, receiver, ImmutableArray<Value>.Empty, reference) is { } result)
        {
            return result;
        }

        return ReadMember(receiver, property, reference.Type);
    }

    /// <summary>What a member of a value holds.</summary>
    private Value ReadMember(Value? receiver, ISymbol member, ITypeSymbol? type)
    {
        if (receiver is null)
            return new Unknown(dependent: false, derived: false, fresh: false, new Origin(member));
        if (receiver is Created { Members.IsEmpty: false } made)
            return Members.Read(Context.Apis, made, member, type);
        var apis = Context.Apis;
        return Function.Lift(("member", member), ImmutableArray.Create(receiver), operands => Members.Read(apis, operands[0], member, type));
    }

    private Value ReadElement(IArrayElementReferenceOperation element)
    {
        var array = Evaluate(element.ArrayReference);
        var indices = element.Indices.Select(Evaluate).ToImmutableArray();
        if (IsPartOfReply(array))
            return array;
        if (array is Sequence or Function && indices.Length == 1)
            return Function.Lift("element", ImmutableArray.Create(array, indices[0]), static operands => ElementOf(operands[0], operands[1]));

        return ItemOf(indices.Insert(0, array), OriginOf(array), element.Indices[0]);
    }

    // A variable stands for the same item until it is changed; of one whose number is known it cannot be told whether the failure saw another.
    private Value ItemOf(ImmutableArray<Value> operands, Origin? collection, IOperation index)
    {
        if (operands.Length != 2)
            return Unknown.From(operands);
        var variable = index.ConstantValue.HasValue ? null : SlotOf(index) as ISymbol;
        var item = Unknown.From(operands, Origin.PartOf(collection, variable ?? (object)operands[1].Settled()));
        return variable is not null && piece.IsPending && operands[1] is Constant
            ? new Unknown(item.IsDependent, item.IsDerived, fresh: true, item.Origin)
            : item;
    }

    private static Value ElementOf(Value array, Value index) => (array, index) switch
    {
        (Repeated repeated, _) => repeated.Item,
        (BaseLibrary.KnownStart start, _) => Slicing.Item(start, index),
        (Sequence known, Constant { Content: int position }) when position >= 0 && position < known.Items.Length => known.Items[position],
        _ => Unknown.From(new[] { array, index }),
    };

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (target is not ITupleOperation variables)
            return Unknown.From(Evaluate(deconstruction.Value));
        if (deconstruction.Value is ITupleOperation values && values.Elements.Length == variables.Elements.Length)
        {
            var evaluated = values.Elements.Select(Evaluate).ToArray();
            for (var i = 0; i < evaluated.Length; i++)
                Assign(variables.Elements[i] is IDeclarationExpressionOperation inner ? inner.Expression : variables.Elements[i], evaluated[i]);
            return Unknown.From(evaluated);
        }

        var value = Evaluate(deconstruction.Value);
        for (var i = 0; i < variables.Elements.Length; i++)
        {
            var part = PartOf(value, i, variables.Elements.Length);
            Assign(variables.Elements[i] is IDeclarationExpressionOperation inner ? inner.Expression : variables.Elements[i], part);
        }

        return value;
    }

    private static bool IsAutomatic(IPropertySymbol property)
    {
        foreach (var member in property.DeclaringSyntaxReferences.IsEmpty ? ImmutableArray<ISymbol>.Empty : property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
                return true;
        }

        return false;
    }
}
