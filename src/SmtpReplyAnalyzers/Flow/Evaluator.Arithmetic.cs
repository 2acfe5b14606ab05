using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.BaseLibrary;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Operators, and counters with what comparisons say of them.</summary>
internal sealed partial class Evaluator
{
    private Value EvaluateBinary(IBinaryOperation binary)
    {
        // Long chains of + lean to the left: they are walked in a loop, not by recursion.
        var chain = new Stack<IBinaryOperation>();
        IOperation left = binary;
        while (left is IBinaryOperation { ConstantValue.HasValue: false } inner)
        {
            chain.Push(inner);
            left = inner.LeftOperand;
        }

        var value = Evaluate(left);
        while (chain.Count > 0)
        {
            var next = chain.Pop();
            var right = Evaluate(next.RightOperand);
            if (IsPartOfReply(value) && right is Constant { Content: < 0 })
            {
                // A byte of the reply is not the end of the connection.
                value = Constant.Of(next.OperatorKind is BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual);
                continue;
            }

            if (value is not Function && right is not Function && Compare(next, value, right) is { } decided)
            {
                value = decided;
                continue;
            }

            if (next.OperatorKind == BinaryOperatorKind.Add && Moments.IsTime(next.Type) && Moments.Add(value) is { } later)
            {
                value = later;
                continue;
            }

            if (next.OperatorKind == BinaryOperatorKind.Add && (next.Type ?? next.LeftOperand.Type)?.SpecialType != SpecialType.System_Int32 && next.LeftOperand.Type is null or { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Error } && Join(value, right) is { } text)
            {
                value = text;
                continue;
            }

            value = next.OperatorMethod is not null && next.LeftOperand.Type?.SpecialType != SpecialType.System_String
                ? Unknown.From(new[] { value, right })
                : Binary(next.OperatorKind, next.LeftOperand.Type, next.IsChecked, value, right);
        }

        return value;
    }

    // Two counters, or a counter and a number.
    private Value? Compare(IBinaryOperation comparison, Value left, Value right)
    {
        if (Side(comparison.LeftOperand, left) is not { } a || Side(comparison.RightOperand, right) is not { } b)
            return null;
        return Bounds.Decide(Env, comparison.OperatorKind, a.Slot, a.Number, b.Slot, b.Number) is { } known ? Constant.Of(known) : null;
    }

    /// <summary>A side of a comparison of numbers: what holds the number, or, without that, the number itself.</summary>
    public (object? Slot, int Number)? Side(IOperation operand, Value? value = null)
    {
        if (operand.Type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Byte or SpecialType.System_UInt16))
            return null;
        value ??= Evaluate(operand);
        return value is Constant { Content: int number } ? (null, number)
            : SlotOf(operand) is { } slot ? (slot, 0)
            : value is Unknown { Origin: { } origin, IsFresh: false } ? (origin, 0)
            : null;
    }

    private static Value Binary(BinaryOperatorKind kind, ITypeSymbol? type, bool isChecked, Value left, Value right) =>
        left is Unknown && right is Unknown
            ? Unknown.From(new[] { left, right })
            : Function.Lift(("binary", kind, type, isChecked), ImmutableArray.Create(left, right), operands => Operators.Binary(kind, type, isChecked, operands[0], operands[1]));

    // A reply goes on as it began; characters of a reply that is read one by one are the reply; a command is known by its verb.
    private Value? Join(Value left, Value right)
    {
        if (left is Function && piece.Failures.Each().All(failure => left.At(failure) is ReplyText))
            return left;
        if (left is Constant { Content: "" or null } && IsPartOfReply(right) && Spoken?.Reply is { } reply)
            return reply;
        if (left is Unknown { Start: { } begun })
            return Unknown.From(new[] { left, right }, (left as Unknown)?.Origin).Beginning(begun);
        return right is not Constant && StartOf(left) is { } start ? Unknown.From(new[] { left, right }, OriginOf(right)).Beginning(start) : null;
    }

    private static bool IsPartOfReply(Value value) => value is Unknown { Origin: { Of: null, Site: var site } } && ReferenceEquals(site, Run.Conversation);

    private Value Increment(IIncrementOrDecrementOperation step)
    {
        var before = Evaluate(step.Target);
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        Value after = before is Constant { Content: int number }
            ? new Constant(kind == BinaryOperatorKind.Add ? unchecked(number + 1) : unchecked(number - 1))
            : new Unknown(before.IsDependent || before is Function, before.IsDerived, fresh: true);
        Assign(step.Target, after, isCounter: true, step: kind == BinaryOperatorKind.Add ? 1 : -1);
        return step.IsPostfix ? before : after;
    }

    private Value Compound(ICompoundAssignmentOperation compound)
    {
        var amount = Evaluate(compound.Value);
        var before = Evaluate(compound.Target);
        var result = (compound.OperatorKind == BinaryOperatorKind.Add && compound.Type?.SpecialType == SpecialType.System_String ? Join(before, amount) : null)
            ?? Binary(compound.OperatorKind, compound.Target.Type, compound.IsChecked, before, amount);
        int? step = (compound.OperatorKind, amount) switch
        {
            (BinaryOperatorKind.Add, Constant { Content: int plus }) => plus,
            (BinaryOperatorKind.Subtract, Constant { Content: int minus }) => -minus,
            _ => null,
        };
        return Assign(compound.Target, step is not null && result is Unknown ? Unknown.From(result) : result, isCounter: step is not null, step);
    }
}
