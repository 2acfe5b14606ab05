using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>
/// What a condition does to a piece. It is decided by the failure (the piece is split), free (it goes both ways), or opaque
/// (it goes both ways, and nothing is said of what follows).
/// </summary>
internal static class Conditions
{
    /// <summary>The failures for which a test holds, for which it does not, and for which that is not known.</summary>
    public static (FailureSet Yes, FailureSet No, FailureSet Maybe) Decide(FailureSet failures, Func<Failure, Value> test)
    {
        // One evaluation for each failure, whatever the three sets ask.
        var (yes, no) = (FailureSet.Empty, FailureSet.Empty);
        foreach (var kind in failures.Kinds)
        {
            var answers = new bool?[ReplyCodeSet.Outside + 1];
            var holds = failures[kind].Where(code => (answers[code] = test(new Failure(kind, code)) is Constant { Content: bool known } ? known : null) == true);
            yes = yes.With(kind, holds);
            no = no.With(kind, failures[kind].Where(code => answers[code] == false));
        }

        return (yes, no, failures.Except(yes).Except(no));
    }

    public static (List<Piece> WhenTrue, List<Piece> WhenFalse) Split(Piece piece, Value value, IOperation condition, Evaluator evaluator)
    {
        var (whenTrue, whenFalse) = (new List<Piece>(), new List<Piece>());
        if (value is Constant { Content: bool known })
        {
            (known ? whenTrue : whenFalse).Add(piece);
            return (whenTrue, whenFalse);
        }

        if (value is not Function)
        {
            // Whoever calls what may be missing counts on its being there: an event that nobody listens to is not the handler's fault.
            if (piece.IsPending && !value.IsDependent && IsGuard(condition) is { } whenMissing)
            {
                (whenMissing ? whenFalse : whenTrue).Add(Take(piece, piece.Failures, value, condition, !whenMissing, evaluator));
                return (whenTrue, whenFalse);
            }

            whenTrue.Add(Take(piece, piece.Failures, value, condition, holds: true, evaluator));
            whenFalse.Add(Take(piece, piece.Failures, value, condition, holds: false, evaluator));
            return (whenTrue, whenFalse);
        }

        var (yes, no, maybe) = Decide(piece.Failures, value.At);
        Add(whenTrue, piece, yes, condition, Tests(yes, no.Union(maybe)));
        Add(whenFalse, piece, no, condition, Tests(no, yes.Union(maybe)));
        if (!maybe.IsEmpty)
        {
            // It is the condition that lets these through, if only now and then, when others it always keeps to one side.
            var unknown = maybe.Each().Select(value.At).First();
            var part = piece.With(maybe);
            if (part.IsPending && !unknown.IsDependent && Tests(maybe, yes.Union(no)) is not TrailMarks.None and var marks)
                part.Trail = part.Trail.With(marks) with { Condition = WholeTest(condition.Syntax) };
            else if (part.IsPending && part.Failures.IsRead())
                part.Trail = part.Trail with { Condition = WholeTest(condition.Syntax) };
            whenTrue.Add(Take(part, maybe, unknown, condition, holds: true, evaluator));
            whenFalse.Add(Take(part, maybe, unknown, condition, holds: false, evaluator));
        }

        return (whenTrue, whenFalse);
    }

    /// <summary>The whole condition that <paramref name="operand"/> is a part of: what a person would call the test.</summary>
    public static SyntaxNode WholeTest(SyntaxNode operand)
    {
        var node = operand;
        while (node.Parent is ParenthesizedExpressionSyntax
            || node.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }
            || node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression })
        {
            node = node.Parent;
        }

        return node;
    }

    // A test whether there is something to call: the outcome that says that there is nothing; null for any other test.
    private static bool? IsGuard(IOperation condition) => condition switch
    {
        IIsNullOperation { Syntax.Parent: ConditionalAccessExpressionSyntax access } isNull when access.Expression == isNull.Syntax => true,
        // The first failure is kept already.
        IIsNullOperation { Syntax.Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } } => false,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test when IsDelegate(test.LeftOperand) && IsNull(test.RightOperand) => test.OperatorKind == BinaryOperatorKind.Equals,
        IIsPatternOperation { Pattern: IConstantPatternOperation pattern } test when IsDelegate(test.Value) && IsNull(pattern.Value) => true,
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation pattern } } test when IsDelegate(test.Value) && IsNull(pattern.Value) => false,
        _ => null,
    };

    private static bool IsNull(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: null };

    private static bool IsDelegate(IOperation operand) =>
        (operand is IConversionOperation conversion ? conversion.Operand : operand).Type?.TypeKind == TypeKind.Delegate;

    private static void Add(List<Piece> pieces, Piece piece, FailureSet failures, IOperation condition, TrailMarks marks)
    {
        if (failures.IsEmpty)
            return;
        var part = piece.With(failures);
        if (part.IsPending)
            part.Trail = part.Trail.With(marks) with { Condition = WholeTest(condition.Syntax) };
        pieces.Add(part);
    }

    private static TrailMarks Tests(FailureSet yes, FailureSet no)
    {
        if (yes.IsEmpty || no.IsEmpty)
            return TrailMarks.None;
        foreach (var kind in yes.Kinds)
        {
            if (!no[kind].IsEmpty)
                return TrailMarks.CodeTested;
        }

        return TrailMarks.KindTested;
    }

    private static Piece Take(Piece piece, FailureSet failures, Value value, IOperation condition, bool holds, Evaluator evaluator)
    {
        var part = piece.With(failures);
        if (part.IsPending && value.IsDependent)
            part.Mark(TrailMarks.Opaque);
        Refine(part.Env, condition, holds, evaluator);
        return part;
    }

    // A flag that was tested once is known from there on, so that two tests of it do not make a way that cannot be gone.
    private static void Refine(Env env, IOperation condition, bool holds, Evaluator evaluator)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                Refine(env, not.Operand, !holds, evaluator);
                break;
            case IIsNullOperation isNull when holds && evaluator.SlotOf(isNull.Operand) is { } slot:
                env[slot] = Constant.Null;
                break;
            case IIsNullOperation isNull when !holds && evaluator.SlotOf(isNull.Operand) is { } slot:
                LearnNotNull(env, slot);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test
                when holds == (test.OperatorKind == BinaryOperatorKind.NotEquals) && IsNull(test.RightOperand) && evaluator.SlotOf(test.LeftOperand) is { } slot:
                LearnNotNull(env, slot);
                break;
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation pattern } } test
                when holds && IsNull(pattern.Value) && evaluator.SlotOf(test.Value) is { } slot:
                LearnNotNull(env, slot);
                break;
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true } constant } } test
                when holds && evaluator.SlotOf(test.Value) is { } slot:
                env[slot] = new Constant(constant.Value);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test
                when holds == (test.OperatorKind == BinaryOperatorKind.Equals):
                Learn(env, test, holds, evaluator);
                if (test.RightOperand.ConstantValue is { HasValue: true } right && evaluator.SlotOf(test.LeftOperand) is { } leftSlot)
                    env[leftSlot] = new Constant(right.Value);
                break;
            case IBinaryOperation comparison when Bounds.Opposite(comparison.OperatorKind) != BinaryOperatorKind.None:
                Learn(env, comparison, holds, evaluator);
                break;
            default:
                if (condition.Type?.SpecialType == SpecialType.System_Boolean && evaluator.SlotOf(condition) is { } flag)
                    env[flag] = Constant.Of(holds);
                break;
        }
    }

    private static void LearnNotNull(Env env, object slot)
    {
        if (env[slot] is Unknown unknown)
            env[slot] = unknown.AsNotNull();
    }

    private static void Learn(Env env, IBinaryOperation comparison, bool holds, Evaluator evaluator)
    {
        if (evaluator.Side(comparison.LeftOperand) is { } left && evaluator.Side(comparison.RightOperand) is { } right)
        {
            var kind = holds ? comparison.OperatorKind : Bounds.Opposite(comparison.OperatorKind);
            Bounds.Learn(env, kind, left.Slot, left.Number, right.Slot, right.Number);
        }
    }
}
