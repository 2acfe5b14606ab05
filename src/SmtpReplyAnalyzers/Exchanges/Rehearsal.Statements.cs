using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

internal sealed partial class Rehearsal
{
    private Leave Execute(IOperation? statement)
    {
        if (statement is null)
            return Leave.Next;
        if (++_depth > DeepestCode)
            throw Doubt();
        var leave = ExecuteOnce(statement);
        _depth--;
        return leave;
    }

    private Leave ExecuteOnce(IOperation statement)
    {
        Step();
        switch (statement)
        {
            case IMethodBodyBaseOperation body:
                if (body is IConstructorBodyOperation { Initializer: { } chained })
                    Execute(chained);
                return Execute(body.BlockBody ?? body.ExpressionBody);
            case IBlockOperation block:
                return ExecuteAll(block.Operations, 0);
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                return Leave.Next;
            case IVariableDeclarationGroupOperation group:
                Declare(group);
                return Leave.Next;
            case IConditionalOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.IfStatementSyntax } test:
                return Execute(test);
            case IWhileLoopOperation loop:
                return Repeat(loop, loop.Condition, loop.ConditionIsTop, loop.Body, ImmutableArray<IOperation>.Empty);
            case IForLoopOperation loop:
                foreach (var before in loop.Before)
                    Execute(before);
                return Repeat(loop, loop.Condition, isTop: true, loop.Body, loop.AtLoopBottom);
            case IForEachLoopOperation loop:
                return Enumerate(loop);
            case ISwitchOperation choice:
                return ExecuteSwitch(choice);
            case IReturnOperation { Kind: OperationKind.Return } result:
                _frame.Returned = result.ReturnedValue is null ? null : Evaluate(result.ReturnedValue);
                if (_frame.Caller is null)
                    _returnedAt = result.Syntax;
                return Leave.Return;
            case IThrowOperation thrown:
                throw Thrown(thrown);
            case ITryOperation attempt:
                return ExecuteTry(attempt);
            case IUsingOperation usage:
                Execute(usage.Resources);
                return Execute(usage.Body);
            case IUsingDeclarationOperation usage:
                Declare(usage.DeclarationGroup);
                return Leave.Next;
            case ILockOperation guarded:
                return ExecuteLocked(guarded.Body);
            case IBranchOperation branch:
                if (branch.BranchKind == BranchKind.GoTo)
                    CountJump(branch);
                _target = branch.Target;
                return Leave.Branch;
            case ILabeledOperation labeled:
                return Execute(labeled.Operation);
            case IEmptyOperation or ILocalFunctionOperation:
                return Leave.Next;
            case IReturnOperation:
                throw Doubt();
            default:
                if (IsPinned(statement))
                    return ExecutePinned(statement);
                Evaluate(statement);
                return Leave.Next;
        }
    }

    // A branch that only tells somebody makes no difference: whether it is taken is not asked.
    private Leave Execute(IConditionalOperation test)
    {
        var before = _presumed;
        var givesUp = GivesUp(test.WhenTrue);
        var value = givesUp && !_frame.IsQuiet && !_server.HasExchange ? Presume(test.Condition, false) : Evaluate(test.Condition);
        // What is taken to be there is not, where the client gives up because of it.
        if (value is Constant { Content: true } && _presumed > before && givesUp)
            return Execute(test.WhenFalse);
        if (value is not Constant && test.WhenFalse is null && !value.IsDerived && _context.IsIdle(test.WhenTrue, _frame.Model, _cancellationToken))
        {
            NoteShown(test.Syntax);
            return Leave.Next;
        }

        return Merge(test, value) ? Leave.Next : Decide(value, test.Condition.Syntax) ? Execute(test.WhenTrue) : Execute(test.WhenFalse);
    }

    // Who gives up before AUTH tells nothing of the exchange: what is open, and would make it do so, is taken not to be.
    private Value Presume(IOperation condition, bool outcome)
    {
        switch (condition)
        {
            case IParenthesizedOperation inner:
                return Presume(inner.Operand, outcome);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                return Presume(not.Operand, !outcome) is var open && open is Constant { Content: bool truth } ? Constant.Of(!truth) : Constant.Of(!Decide(open, not.Operand.Syntax));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr, OperatorMethod: null } binary:
                var isAnd = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
                // One operand that settles it is enough: the other stays open.
                var left = isAnd != outcome ? Evaluate(binary.LeftOperand) : Presume(binary.LeftOperand, outcome);
                var isOpen = IsOpen(left);
                if (!isOpen && Decide(left, binary.LeftOperand.Syntax) != isAnd)
                    return Constant.Of(!isAnd);
                var right = Presume(binary.RightOperand, outcome);
                return !isOpen || right is Constant { Content: bool last } && last != isAnd || Decide(left, binary.LeftOperand.Syntax) == isAnd ? right : Constant.Of(!isAnd);
        }

        var value = Evaluate(condition);
        if (!IsOpen(value))
            return value;
        _touched++;
        LookAt(value);
        return Constant.Of(Assume(value, outcome));
    }

    private bool IsOpen(Value value) => value is Made { IsDerived: false } && !_assumed.ContainsKey(value);

    private static bool GivesUp(IOperation branch) => branch is IThrowOperation or IBlockOperation { Operations: [.., IThrowOperation] };

    private Leave ExecuteAll(ImmutableArray<IOperation> statements, int from)
    {
        for (var i = from; i < statements.Length; i++)
        {
            var leave = Execute(statements[i]);
            if (leave == Leave.Next)
                continue;
            var label = leave == Leave.Branch ? LabelIn(statements) : -1;
            if (label < 0)
                return leave;
            i = label - 1;
        }

        return Leave.Next;
    }

    private int LabelIn(ImmutableArray<IOperation> statements)
    {
        for (var i = 0; i < statements.Length; i++)
        {
            for (var labeled = statements[i] as ILabeledOperation; labeled is not null; labeled = labeled.Operation as ILabeledOperation)
            {
                if (SymbolEqualityComparer.Default.Equals(labeled.Label, _target))
                    return i;
            }
        }

        return -1;
    }

    private readonly Dictionary<SyntaxNode, int> _jumps = new();

    // Who jumps back again and again goes in a loop.
    private void CountJump(IBranchOperation jump)
    {
        _jumps.TryGetValue(jump.Syntax, out var before);
        if (before > MostTurns)
            throw Doubt();
        _jumps[jump.Syntax] = before + 1;
    }

    private void Declare(IVariableDeclarationGroupOperation group)
    {
        foreach (var declaration in group.Declarations)
        {
            foreach (var variable in declaration.Declarators)
            {
                var initializer = variable.Initializer ?? declaration.Initializer;
                _frame.Variables[variable.Symbol] = initializer is null ? DefaultOf(variable.Symbol.Type) : Evaluate(initializer.Value);
            }
        }
    }

    private bool MaySpeak(IOperation code) => _context.Speaking.May(code, _frame.Model, _cancellationToken);

    private Leave ExecuteSwitch(ISwitchOperation choice)
    {
        var value = Evaluate(choice.Value);
        var taken = choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is not IDefaultCaseClauseOperation && Decide(Matches(clause, value, choice.Value.Type), clause.Syntax)))
            ?? choice.Cases.FirstOrDefault(static section => section.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation));
        if (taken is null)
            return Leave.Next;
        var leave = ExecuteAll(taken.Body, 0);
        // goto case
        while (leave == Leave.Branch && choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => SymbolEqualityComparer.Default.Equals(clause.Label, _target))) is { } other)
            leave = ExecuteAll(other.Body, 0);
        return leave == Leave.Branch && SymbolEqualityComparer.Default.Equals(_target, choice.ExitLabel) ? Leave.Next : leave;
    }

    private Value Matches(ICaseClauseOperation clause, Value value, ITypeSymbol? type) => clause switch
    {
        ISingleValueCaseClauseOperation single => Compare(BinaryOperatorKind.Equals, type, value, Evaluate(single.Value), single.Syntax),
        IPatternCaseClauseOperation pattern => And(Match(pattern.Pattern, value), pattern.Guard),
        _ => throw Doubt(),
    };

    private Value And(Value first, IOperation? second)
    {
        if (second is null || first is Constant { Content: false })
            return first;
        var other = Evaluate(second);
        return first is Constant { Content: true } ? other : Operators.Binary(BinaryOperatorKind.And, null, isChecked: false, first, other) is Constant known ? known : Made.Derived("and", first, other);
    }
}
