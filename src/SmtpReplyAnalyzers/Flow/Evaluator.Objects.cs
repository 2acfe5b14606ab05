using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>The objects that references lead to: whose they are, and what was put into them.</summary>
internal sealed partial class Evaluator
{
    /// <summary>The object that a receiver is, or is a part of, takes on what is put into it.</summary>
    private void Taint(IOperation receiver, Value value)
    {
        if ((!value.IsDerived && !value.IsFresh) || receiver.Type?.SpecialType == SpecialType.System_String)
            return;
        var root = RootOf(receiver);
        if (SlotOf(root) is not { } slot)
            return;
        Env[slot] = (Env[slot] ?? (root is IFieldReferenceOperation ? Env.InitialOf(slot) : Read(root))) switch
        {
            Created created => created.With(value),
            var held => new Unknown(held.IsDependent || (Spoken is not null && IsOfReply(value)), held.IsDerived || value.IsDerived, held.IsFresh || value.IsFresh, OriginOf(held)),
        };
    }

    // An object that this body made and that nobody else has seen: what is put into it is not yet handed to anybody.
    private bool IsOwnObject(IOperation receiver)
    {
        var root = RootOf(receiver);
        return root is ILocalReferenceOperation or IFlowCaptureReferenceOperation && SlotOf(root) is { } slot
            && Env[slot] is Created or Sequence;
    }

    private static IOperation RootOf(IOperation operation)
    {
        while (InstanceOf(operation) is { } instance and not IInstanceReferenceOperation)
            operation = instance;
        return operation;
    }

    private static IOperation? InstanceOf(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property => property.Instance,
        IFieldReferenceOperation field => field.Instance,
        IArrayElementReferenceOperation element => element.ArrayReference,
        IConversionOperation conversion => conversion.Operand,
        IInvocationOperation { Type: { Name: "StringBuilder" } type, Instance: { } builder } when SymbolEqualityComparer.Default.Equals(type, builder.Type) => builder,
        _ => null,
    };

    // What is made of one thing only stands for that: which item of a loop it is, the item tells.
    private static Origin MadeOf(SyntaxNode site, ImmutableArray<Value> parts)
    {
        var origins = parts.Select(OriginOf).Where(static origin => origin is not null).Distinct().Take(2).ToArray();
        return (origins.Length == 1 ? Origin.PartOf(origins[0], site) : null) ?? new Origin(site);
    }

    private static Origin? OriginOf(Value? value) => value switch
    {
        Unknown unknown => unknown.Origin,
        Created created => created.Origin,
        _ => null,
    };
}
